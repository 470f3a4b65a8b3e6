import { describe, expect, it } from 'vitest';
import { announceApprovals } from '../../../../src-renderer/console/app/announce-approvals.ts';
import { createAnnouncer } from '../../../../src-renderer/console/stores/announcer-store.ts';
import { createAppStore } from '../../../../src-renderer/console/stores/app-store.ts';
import { createCallAudio } from '../../../../src-renderer/console/stores/call-audio.ts';
import { createClockStore } from '../../../../src-renderer/console/stores/clock-store.ts';
import { createDeskUiStore } from '../../../../src-renderer/console/stores/desk-store.ts';
import { createFakeAudioEngine } from '../../../fakes/fake-audio-engine.ts';
import { createLevelsStore } from '../../../../src-renderer/console/stores/levels-store.ts';
import { createMockBridge } from '../../../fakes/mock-bridge.ts';
import { followCallAudio } from '../../../../src-renderer/console/app/follow-call-audio.ts';
import { followConsole } from '../../../../src-renderer/console/app/follow-console.ts';
import { openApprovals } from '../../../../src-renderer/console/stores/open-approvals.ts';
import { sampleApproval, sampleCall, sampleNowMs, sampleState } from '../../../fakes/console-state.ts';

const laneReady = () => Promise.resolve();
const settled = () => new Promise<void>((resolve) => { setImmediate(resolve); });

describe('followConsole', () => {
  const setUp = async () => {
    const bridge = createMockBridge(sampleState(), sampleNowMs);
    const app = createAppStore();
    const clock = createClockStore(0);
    const levels = createLevelsStore();
    const focused: string[] = [];
    const end = followConsole({ bridge, app, clock, levels, onPlay: () => {}, onFocus: ({ to }) => { focused.push(to); } });
    await settled();
    return { bridge, app, clock, levels, focused, end };
  };

  it('shows the snapshot, then deltas, and main’s clock', async () => {
    const { bridge, app, clock } = await setUp();
    expect(clock.getState().nowMs).toBe(sampleNowMs);
    bridge.push({ type: 'call', call: sampleCall() });
    bridge.signal({ type: 'clock', nowMs: sampleNowMs + 1_000 });
    expect(app.getState().state).toEqual(bridge.state());
    expect(clock.getState().nowMs).toBe(sampleNowMs + 1_000);
  });

  it('keeps the last state readable while the connection is down, and catches up after', async () => {
    const { bridge, app } = await setUp();
    bridge.connection('down');
    expect(app.getState()).toMatchObject({ connection: 'down', state: sampleState() });
    bridge.push({ type: 'call', call: sampleCall() });
    bridge.connection('up');
    await settled();
    expect(app.getState()).toMatchObject({ connection: 'up' });
    expect(app.getState().state?.calls).toHaveLength(1);
  });

  it('hands signals to their own stores', async () => {
    const { bridge, levels, focused, end } = await setUp();
    bridge.signal({ type: 'levels', callId: 'c', them: 0.5, assistant: 0 });
    bridge.signal({ type: 'focus', to: 'console', approvalId: null });
    expect(levels.of('c')).toMatchObject([{ them: 0.5, assistant: 0 }]);
    expect(focused).toEqual(['console']);
    end();
    bridge.signal({ type: 'focus', to: 'console', approvalId: null });
    expect(focused).toHaveLength(1);
  });
});

describe('createLevelsStore', () => {
  it('keeps the newest samples and tells whose they are', () => {
    const levels = createLevelsStore(3);
    const told: string[] = [];
    levels.subscribe((callId) => { told.push(callId); });
    for (let at = 0; at < 5; at += 1) levels.push('c', { them: at, assistant: 0 });
    expect(levels.of('c').map((sample) => sample.them)).toEqual([2, 3, 4]);
    expect(told).toHaveLength(5);
    levels.forget('c');
    expect(levels.of('c')).toEqual([]);
  });
});

describe('announceApprovals', () => {
  const setUp = () => {
    const app = createAppStore();
    const clock = createClockStore(sampleNowMs);
    const announcer = createAnnouncer();
    const said: string[] = [];
    announcer.store.subscribe((state, before) => { if (state.assertive !== before.assertive) said.push(state.assertive.text); });
    const desk = createDeskUiStore();
    announceApprovals({ app, clock, announcer, desk });
    return { app, clock, desk, said };
  };

  it('says a new approval once, then 0:30 and 0:15', () => {
    const { app, clock, said } = setUp();
    app.setState({ state: sampleState({ approvals: [sampleApproval()] }) });
    for (let second = 1; second <= 82; second += 1) clock.setState({ nowMs: sampleNowMs + second * 1000 });
    expect(said).toEqual([
      'Needs your approval: Text Luca the new time and address. Asked by Assistant, on your brief. 1:22 left.',
      '0:30 left to decide: Text Luca the new time and address.', '0:15 left to decide: Text Luca the new time and address.',
    ]);
  });

  it('leaves the countdown to the Desk while that is on screen', () => {
    const { app, clock, desk, said } = setUp();
    desk.setState({ layout: 'docked' });
    app.setState({ state: sampleState({ approvals: [sampleApproval()] }) });
    clock.setState({ nowMs: sampleNowMs + 75_000 });
    expect(said).toHaveLength(1);
  });

  it('says nothing of decided ones', () => {
    const { app, said } = setUp();
    app.setState({ state: sampleState({ approvals: [sampleApproval({ state: 'denied' })] }) });
    expect(said).toEqual([]);
  });
});

describe('openApprovals', () => {
  it('puts the soonest deadline first and paused ones last', () => {
    const ids = openApprovals([sampleApproval({ id: 'paused', deadlineAtMs: null }), sampleApproval({ id: 'late', deadlineAtMs: 20 }), sampleApproval({ id: 'done', state: 'done' }), sampleApproval({ id: 'soon', deadlineAtMs: 10 })]);
    expect(ids.map((approval) => approval.id)).toEqual(['soon', 'late', 'paused']);
  });
});

describe('call audio', () => {
  const answers = { 'call.listen': ({ on }: { on: boolean }) => ({ streamId: on ? 7 : null }), 'call.openMicrophone': () => ({ microphoneStreamId: 1, voiceStreamId: 2 }) };
  const own = sampleCall({ id: 'own', line: 'assistant' });

  it('plays what the core opens and stops with it', async () => {
    const audio = createFakeAudioEngine();
    const sound = createCallAudio({ bridge: createMockBridge(sampleState(), 0, answers), audio, laneReady });
    await sound.listen('c', true);
    expect([...audio.playing]).toEqual([7]);
    expect(sound.store.getState().listening).toEqual(['c']);
    await sound.listen('c', false);
    expect(audio.playing.size).toBe(0);
    expect(sound.store.getState().listening).toEqual([]);
  });

  it('opens the microphone when an assistant-line call connects, once, and lets go when it ends', async () => {
    const audio = createFakeAudioEngine();
    const app = createAppStore();
    const bridge = createMockBridge(sampleState(), 0, answers);
    const callAudio = createCallAudio({ bridge, audio, laneReady });
    followCallAudio({ app, callAudio, levels: createLevelsStore() });
    app.setState({ state: sampleState({ calls: [{ ...own, phase: 'ringing' }] }) });
    await settled();
    expect(audio.talking.size).toBe(0);
    app.setState({ state: sampleState({ calls: [own] }) });
    app.setState({ state: sampleState({ calls: [{ ...own, costUsd: 1 }] }) });
    await settled();
    expect([...audio.talking]).toEqual([1]);
    expect(bridge.calls.filter((call) => call.method === 'call.openMicrophone')).toHaveLength(1);
    app.setState({ state: sampleState({ calls: [{ ...own, phase: 'ended' }] }) });
    expect(audio.talking.size).toBe(0);
  });

  it('lets go of a microphone that came after the call was over', async () => {
    const audio = createFakeAudioEngine();
    const sound = createCallAudio({ bridge: createMockBridge(sampleState(), 0, answers), audio, laneReady });
    const opening = sound.talk('own');
    sound.end('own');
    await opening;
    expect(audio.talking.size).toBe(0);
    expect(sound.store.getState().talking).toEqual([]);
  });

  it('says why there is no microphone', async () => {
    const problem = { code: 'none', text: 'No microphone. Type instead. Plug one in.' } as const;
    const sound = createCallAudio({ bridge: createMockBridge(sampleState(), 0, answers), audio: createFakeAudioEngine({ microphone: 'problem', problem }), laneReady });
    await sound.talk('own');
    expect(sound.store.getState().microphoneProblem).toEqual(problem);
  });
});
