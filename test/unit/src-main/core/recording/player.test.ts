import { expect, test } from 'vitest';
import { recordedCall } from '../../../../fakes/recorded-call.ts';
import { decodeFrame, encodeFrame, type AudioFrame } from '../../../../../src-shared/audio/frame.ts';

/** A recorded call that is over, and a screen whose lane keeps every frame. */
async function playing(seconds = 20) {
  const call = await recordedCall({ mode: 'announce' });
  call.session.assistantSays('a1', call.disclosure);
  for (let second = 0; second < seconds; second += 1) await call.sound(1_000, second * 100, 7);
  const frames: AudioFrame[] = [];
  const screen = (peerId: string) => call.app.core.attachAudio({ surface: 'console', peerId }, { send: (bytes: Uint8Array) => { frames.push(decodeFrame(bytes)!); }, close: () => {} });
  const lane = screen('screen');
  let given = 25;
  return {
    ...call, frames, lane,
    pcm: () => frames.filter((frame) => frame.kind === 'pcm'),
    /** The screen plays all that it has: it says so, and asks for as much again. */
    playAll: async (streamId: number) => {
      const sent = frames.filter((frame) => frame.kind === 'pcm' && frame.streamId === streamId);
      const samples = sent.reduce((sum, frame) => sum + frame.samples.length, 0);
      lane.receive(encodeFrame({ kind: 'credit', streamId, seq: 0, value: Math.max(0, sent.length + 25 - given), samples: new Int16Array(0) }));
      given = Math.max(given, sent.length + 25);
      lane.receive(encodeFrame({ kind: 'played', streamId, seq: 0, value: samples, samples: new Int16Array(0) }));
      await call.app.clock.run(100);
    },
    play: async (fromMs: number, untilMs: number | null) => {
      const played = await call.app.console('recording.play', { callId: call.callId, fromMs, untilMs });
      if (!played.ok) throw new Error(played.error.message);
      await call.app.clock.run(200);
      return played.value;
    },
  };
}

test('plays both sides as one from a place on, no faster than the screen plays, to the end', async () => {
  const on = await playing();
  await on.hangUp();
  const { streamId, lengthMs } = await on.play(2_500, null);
  expect(Math.abs(lengthMs - 20_000)).toBeLessThanOrEqual(40);
  // What the screen has no credit for stays here, and is little.
  await on.app.clock.run(3_000);
  expect(on.pcm()).toHaveLength(25);
  // The header, what was sent, and what waits.
  expect(on.app.recordings.log.filter((line) => line.startsWith('read')).length).toBeLessThanOrEqual(4);
  expect(on.pcm()[0]!.samples[0]).toBe(207);
  for (let round = 0; round < 100 && on.frames.at(-1)!.kind !== 'end'; round += 1) await on.playAll(streamId);
  expect(on.frames.at(-1)!.kind).toBe('end');
  const samples = on.pcm().reduce((sum, frame) => sum + frame.samples.length, 0);
  expect(Math.abs(samples / 24 - 17_500)).toBeLessThanOrEqual(40);
  expect(on.pcm().at(-1)!.samples.at(-1)).toBe(1_907);
});

test('ends where it was asked to', async () => {
  const on = await playing(5);
  await on.hangUp();
  const { streamId } = await on.play(1_000, 1_700);
  for (let round = 0; round < 20; round += 1) await on.playAll(streamId);
  expect(on.pcm().reduce((sum, frame) => sum + frame.samples.length, 0)).toBe(700 * 24);
  expect(on.frames.at(-1)!.kind).toBe('end');
});

test('a call that is on plays as far as it is written', async () => {
  const on = await playing(5);
  const { lengthMs } = await on.play(0, null);
  expect(lengthMs).toBeGreaterThan(4_000);
  expect(on.pcm()[0]!.samples[0]).toBe(7);
  expect(await on.app.console('recording.peaks', { callId: on.callId, buckets: 5 })).toMatchObject({ ok: true, value: { right: [0, 0, 0, 0, 0] } });
});

test('stop, another recording, erasing and a screen that goes away all end it', async () => {
  const on = await playing(5);
  await on.hangUp();
  const first = await on.play(0, null);
  await on.app.console('recording.stop', { streamId: first.streamId });
  expect(on.frames.at(-1)).toMatchObject({ kind: 'end', streamId: first.streamId });
  const second = await on.play(0, null);
  const third = await on.play(0, null);
  expect(on.frames.filter((frame) => frame.kind === 'end').map((frame) => frame.streamId)).toEqual([first.streamId, second.streamId]);
  // A stream of another screen is not this one's to stop.
  await (on.app.core.handlers.console['recording.stop'] as (input: unknown, peer: unknown) => unknown)({ streamId: third.streamId }, { surface: 'console', peerId: 'other' });
  expect(on.frames.filter((frame) => frame.kind === 'end')).toHaveLength(2);
  await on.app.console('recording.erase', { callId: on.callId });
  expect(on.frames.at(-1)).toMatchObject({ kind: 'end', streamId: third.streamId });
  expect(on.app.recordings.log.filter((line) => line.startsWith('close'))).toHaveLength(4);
});

test('no recording, and one that cannot be read, are said in words', async () => {
  const on = await playing(1);
  await on.hangUp();
  expect(await on.app.console('recording.play', { callId: 'call_none', fromMs: 0, untilMs: null })).toMatchObject({ ok: false, error: { code: 'not_found' } });
  on.app.recordings.files.set(`${on.callId}.wav`, new Uint8Array(100));
  expect(await on.app.console('recording.play', { callId: on.callId, fromMs: 0, untilMs: null })).toMatchObject({ ok: false, error: { code: 'store_unavailable' } });
});
