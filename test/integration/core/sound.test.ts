import { describe, expect, it } from 'vitest';
import { connectedCall } from '../../fakes/connected-call.ts';
import { coreWithFakes, dinnerBrief, type CoreWithFakes } from '../../fakes/core-with-fakes.ts';
import { encodeFrame } from '../../../src-shared/audio/frame.ts';
import { soundQualityView } from '../../../src-shared/contract/views.ts';

type On = Awaited<ReturnType<typeof connectedCall>>;

/** Frames of theirs every 20 ms for so long, as the line would bring them. */
function theySound(app: CoreWithFakes, on: Pick<On, 'leg'>, forMs: number, level = 3_000): void {
  for (let at = 0; at < forMs; at += 20) {
    app.clock.advance(20);
    on.leg.events.onAudio(Int16Array.from({ length: 480 }, (_, index) => Math.round(level * Math.sin(index / 8))));
    on.leg.events.onPlayed(new Int16Array(480));
  }
}
const notice = (app: CoreWithFakes, callId: string) => app.state().notices.find((each) => each.id === `sound.${callId}`);
const screen = { underruns: 0, concealedMs: 0, bufferMs: 60, jitterMs: 3, longestGapMs: 41 };
const network = { roundTripMs: 90, lostPercent: 0, mos: 4.3 };

describe('the sound of a call', () => {
  it('is unknown until there is something to go by, then good, and stands in the history at the end', async () => {
    const app = await coreWithFakes();
    const on = await connectedCall(app);
    app.clock.advance(3_000);
    expect(on.call().sound).toBeNull();
    theySound(app, on, 4_000);
    expect(soundQualityView.parse(on.call().sound)).toMatchObject({ grade: 'good', them: { lostPercent: null, clippedPercent: 0 }, screen: null, echo: null, network: null });
    expect(on.call().sound?.them.jitterMs).toBeLessThan(1);
    expect(on.call().sound?.them.levelDb).toBeCloseTo(-23.8, 0);
    await app.console('call.hangUp', { callId: on.callId });
    const kept = app.store.calls.get(on.callId)?.sound;
    expect(kept).toMatchObject({ grade: 'good', them: { longestGapMs: 20 } });
    const detail = await app.console('history.get', { callId: on.callId });
    expect(detail).toMatchObject({ ok: true, value: { sound: kept } });
    expect(on.call().sound).toEqual(kept);
  });

  it('changes once a second, however often frames come', async () => {
    const app = await coreWithFakes();
    const on = await connectedCall(app);
    theySound(app, on, 3_000);
    const seen = new Set<unknown>();
    for (let at = 0; at < 5_000; at += 20) {
      theySound(app, on, 20, 1_000 + at);
      on.session.emit({ type: 'usage', usage: app.store.calls.get(on.callId)!.usage, costUsd: 0 });
      seen.add(JSON.stringify(on.call().sound));
    }
    expect(seen.size).toBeLessThanOrEqual(6);
  });

  it('is lost after a second without any: told after 5 s, once, and taken back when it is better', async () => {
    const app = await coreWithFakes();
    const on = await connectedCall(app);
    theySound(app, on, 3_000);
    app.clock.advance(4_000);
    expect([on.call().sound?.grade, notice(app, on.callId)]).toEqual(['lost', undefined]);
    app.clock.advance(4_000);
    expect(notice(app, on.callId)).toMatchObject({ tone: 'danger', title: 'No sound comes from them' });
    await app.console('notice.dismiss', { noticeId: `sound.${on.callId}` });
    app.clock.advance(10_000);
    expect(notice(app, on.callId)).toBeUndefined();
    theySound(app, on, 13_000);
    expect(on.call().sound?.grade).toBe('good');
    app.clock.advance(8_000);
    expect(notice(app, on.callId)?.title).toBe('No sound comes from them');
    theySound(app, on, 13_000);
    expect(notice(app, on.callId)).toBeUndefined();
    app.clock.advance(8_000);
    await app.console('call.hangUp', { callId: on.callId });
    expect(notice(app, on.callId)).toBeUndefined();
    expect(on.call().sound?.grade).toBe('lost');
  });

  it('owes nothing on hold', async () => {
    const app = await coreWithFakes();
    const on = await connectedCall(app);
    theySound(app, on, 3_000);
    await app.console('call.hold', { callId: on.callId, on: true });
    app.clock.advance(30_000);
    expect([on.call().sound?.grade, notice(app, on.callId)]).toEqual(['good', undefined]);
    await app.console('call.hold', { callId: on.callId, on: false });
    theySound(app, on, 2_000);
    expect(on.call().sound).toMatchObject({ grade: 'good', them: { longestGapMs: 20 } });
  });
});

describe('what a screen tells of it', () => {
  it('counts only from the screen that plays the stream, and is forgotten 5 s after the last word', async () => {
    const app = await coreWithFakes();
    const on = await connectedCall(app);
    app.core.attachAudio({ surface: 'console', peerId: 'screen' }, { send: () => {}, close: () => {} });
    const listened = await app.console('call.listen', { callId: on.callId, on: true });
    const streamId = listened.ok ? (listened.value.streamId ?? 0) : 0;
    for (const wrong of [streamId + 1, null]) expect(await app.console('call.reportSound', { callId: on.callId, streamId: wrong, screen, network: null })).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
    expect(await app.console('call.reportSound', { callId: 'call_9', streamId, screen, network: null })).toMatchObject({ ok: false, error: { code: 'not_found' } });
    const handler = app.core.handlers.console['call.reportSound'];
    expect(await handler({ callId: on.callId, streamId, screen, network: null }, { surface: 'console', peerId: 'another' })).toMatchObject({ ok: false });
    app.clock.advance(1_000);
    expect(on.call().sound).toBeNull();

    expect((await app.console('call.reportSound', { callId: on.callId, streamId, screen, network })).ok).toBe(true);
    app.clock.advance(1_000);
    // The practice line has no network of a carrier, whatever the screen says.
    expect(on.call().sound).toMatchObject({ grade: 'good', screen, network: null });
    app.clock.advance(4_000);
    expect(on.call().sound).toBeNull();
    await app.console('call.hangUp', { callId: on.callId });
    expect(app.store.calls.get(on.callId)?.sound).toMatchObject({ grade: 'good', screen, network: null });
  });

  it('a window that breaks up is told as that, and not as theirs', async () => {
    const app = await coreWithFakes();
    const on = await connectedCall(app);
    app.core.attachAudio({ surface: 'console', peerId: 'screen' }, { send: () => {}, close: () => {} });
    const listened = await app.console('call.listen', { callId: on.callId, on: true });
    const streamId = listened.ok ? listened.value.streamId : null;
    for (let second = 0; second < 14; second += 2) {
      await app.console('call.reportSound', { callId: on.callId, streamId, screen: { ...screen, underruns: second * 3 }, network: null });
      theySound(app, on, 2_000);
    }
    expect(on.call().sound).toMatchObject({ grade: 'poor', screen: { underruns: 36 } });
    expect(notice(app, on.callId)?.title).toBe('The sound breaks up in this window');
  });
});

it('lost frames of a microphone are counted by their numbers', async () => {
  const app = await coreWithFakes({ secrets: { openai_api_key: 'sk-stored-91cE' } });
  const placed = await app.console('call.place', { to: '', name: null, line: 'assistant', brief: dinnerBrief });
  const callId = placed.ok ? placed.value.callId : '';
  const lane = app.core.attachAudio({ surface: 'console', peerId: 'screen' }, { send: () => {}, close: () => {} });
  app.clock.advance(1);
  app.sessions.at(-1)!.ready();
  const opened = await app.console('call.openMicrophone', { callId });
  if (!opened.ok) throw new Error(opened.error.message);
  const { microphoneStreamId, voiceStreamId } = opened.value;
  for (let seq = 0; seq < 500; seq += 1) {
    app.clock.advance(20);
    if (seq % 20 !== 7) lane.receive(encodeFrame({ kind: 'pcm', streamId: microphoneStreamId, seq, value: seq * 20, samples: new Int16Array(480) }));
  }
  const sound = app.state().calls.find((call) => call.id === callId)?.sound;
  expect(sound).toMatchObject({ grade: 'weak', them: { longestGapMs: 40 } });
  expect(sound?.them.lostPercent).toBeCloseTo(5, 0);
  expect((await app.console('call.reportSound', { callId, streamId: voiceStreamId, screen, network: null })).ok).toBe(true);
});
