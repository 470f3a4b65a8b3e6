import { describe, expect, it } from 'vitest';
import { reduceConsole } from '../../../src-shared/contract/reduce-console.ts';
import { reduceDesk } from '../../../src-shared/contract/reduce-desk.ts';
import { consoleState, deskState } from '../../../src-shared/contract/state.ts';
import { askedCall, connectedCall, settle } from '../../fakes/connected-call.ts';
import { coreWithFakes, dinnerBrief } from '../../fakes/core-with-fakes.ts';
import { containing } from '../../fakes/matching.ts';

describe('what a screen is told', () => {
  it('snapshot = fold of the deltas, without gaps, without empty deltas, as the contract says', async () => {
    const app = await coreWithFakes();
    let consoleFold = app.core.projections.console.snapshot();
    let deskFold = app.core.projections.desk.snapshot();
    app.core.projections.console.subscribe((seq, delta) => {
      expect(seq).toBe(consoleFold.seq + 1);
      const state = reduceConsole(consoleFold.state, delta);
      expect(state).not.toEqual(consoleFold.state);
      consoleFold = { seq, state };
    });
    app.core.projections.desk.subscribe((seq, delta) => {
      expect(seq).toBe(deskFold.seq + 1);
      deskFold = { seq, state: reduceDesk(deskFold.state, delta) };
    });
    const { callId, session, approval } = await askedCall(app);
    session.callTool('t2', 'lookup_contact', { name: 'Luca' });
    await app.desk('approval.approve', { approvalId: approval().id, hash: approval().hash });
    await settle();
    await app.console('desk.place', { layout: 'docked', focusCallId: callId, rect: { x: 0, y: 0, width: 392, height: 800 } });
    await app.desk('desk.measured', { height: 300 });
    await app.console('settings.update', { theme: 'dark' });
    await app.console('call.whisper', { callId, text: 'Ask for the corner table' });
    await app.console('call.hangUp', { callId });
    const check = (): void => {
      expect(app.core.projections.console.snapshot()).toEqual(consoleFold);
      expect(app.core.projections.desk.snapshot()).toEqual(deskFold);
      consoleState.parse(consoleFold.state);
      deskState.parse(deskFold.state);
    };
    check();
    expect(deskFold.state).toMatchObject({ theme: 'dark', layout: 'docked', focusCallId: callId, ownerName: 'Elena Marchetti' });
    await app.console('call.dismiss', { callId });
    check();
    expect([app.state().calls, app.state().approvals, app.deskState().approvals, app.deskState().earlier]).toEqual([[], [], [], []]);
  });

  it('the clock ticks only while a call is on', async () => {
    const app = await coreWithFakes();
    app.clock.advance(5_000);
    expect(app.signals).toEqual([]);
    const { callId } = await connectedCall(app);
    app.clock.advance(2_000);
    const ticks = app.signals.filter((signal) => signal.type === 'clock').length;
    expect(ticks).toBeGreaterThanOrEqual(2);
    expect(app.signals.filter((signal) => signal.type === 'levels').length).toBe(20);
    await app.console('call.hangUp', { callId });
    const before = app.signals.length;
    app.clock.advance(5_000);
    expect(app.signals.length).toBe(before);
    expect(app.clock.pending()).toBe(0);
  });

  it('controls reach session and line', async () => {
    const app = await coreWithFakes();
    const { callId, session, leg, call, lines } = await connectedCall(app);
    await app.console('call.muteAssistant', { callId, on: true });
    await app.console('call.hold', { callId, on: true });
    await app.console('call.sendDigits', { callId, digits: '12#' });
    await app.console('call.whisper', { callId, text: 'Be brief' });
    expect(call()).toMatchObject({ aiMuted: true, onHold: true });
    expect(leg.log).toContain('hold true');
    expect(leg.digits).toEqual(['12#']);
    expect(session.asked.map((each) => each.what)).toEqual(['connect', 'muted', 'held', 'text']);
    expect(session.asked.at(-1)?.detail).toEqual({ text: 'Whisper from your owner: Be brief', role: 'system', respond: true });
    expect(lines().map((line) => line.kind)).toEqual(['speech', 'note', 'whisper']);
    expect(await app.console('call.muteMicrophone', { callId, on: true })).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
    expect(await app.console('call.hangUp', { callId: 'nope' })).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await app.console('call.dismiss', { callId })).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  });
});

describe('the assistant line', () => {
  it('takes typed words, marks none as from outside, and asks as the owner', async () => {
    const app = await coreWithFakes();
    await app.console('call.place', { to: '', name: null, line: 'assistant', brief: dinnerBrief });
    app.clock.advance(1);
    const session = app.sessions[0]!;
    session.ready();
    const callId = app.state().calls[0]!.id;
    await app.console('call.sendText', { callId, text: 'Text +14155550142: 212 Shore Road' });
    expect(session.asked.at(-1)).toMatchObject({ what: 'text', detail: { role: 'user', respond: true } });
    session.callTool('t', 'send_sms', { to: '+14155550142', body: '212 Shore Road' });
    const [approval] = app.deskState().approvals;
    expect(approval).toMatchObject({ askedBy: { text: 'You, at this microphone', standing: 'godfather' }, promptedBy: null });
    expect(approval?.fields.flatMap((field) => field.fromOther)).toEqual([]);
    await app.desk('approval.approve', { approvalId: approval!.id, hash: approval!.hash });
    await settle();
    expect(session.results[0]?.output).toMatchObject({ status: 'failed', message: containing('Twilio') });
  });

  it('a lost window is named while the call goes on, and a new one takes over', async () => {
    const app = await coreWithFakes();
    await app.console('call.place', { to: '', name: null, line: 'assistant', brief: dinnerBrief });
    app.clock.advance(1);
    const callId = app.state().calls[0]!.id;
    const lane = app.core.attachAudio({ surface: 'console', peerId: 'screen' }, { send: () => {}, close: () => {} });
    expect((await app.console('call.openMicrophone', { callId })).ok).toBe(true);
    lane.closed();
    expect(app.state()).toMatchObject({ calls: [{ phase: 'connected' }], notices: [{ place: { callId } }] });
    expect((await app.console('call.openMicrophone', { callId })).ok).toBe(true);
    expect(app.state().notices).toEqual([]);
  });
});

it('listening in hears both sides mixed, and ends with the screen', async () => {
  const app = await coreWithFakes();
  const { callId, leg, call } = await connectedCall(app);
  const frames: Uint8Array[] = [];
  const lane = app.core.attachAudio({ surface: 'console', peerId: 'screen' }, { send: (frame) => { frames.push(frame); }, close: () => {} });
  const listening = await app.console('call.listen', { callId, on: true });
  expect(listening.ok && listening.value.streamId).toBeGreaterThan(0);
  expect(call().listening).toBe(true);
  leg.events.onAudio(new Int16Array(480).fill(20_000));
  leg.events.onPlayed(new Int16Array(480).fill(20_000));
  expect(frames).toHaveLength(1);
  expect(new Int16Array(frames[0]!.slice(16).buffer)[5]).toBe(32_767);
  lane.closed();
  expect(call().listening).toBe(false);
});

it('any number of calls at once', async () => {
  const app = await coreWithFakes();
  const calls = [await connectedCall(app), await connectedCall(app), await connectedCall(app)];
  await app.console('call.hangUp', { callId: calls[1]!.callId });
  expect(app.state().calls.map((call) => call.phase)).toEqual(['connected', 'ended', 'connected']);
});
