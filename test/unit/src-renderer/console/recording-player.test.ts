import { expect, test, vi } from 'vitest';
import { createFakeAudioEngine } from '../../../fakes/fake-audio-engine.ts';
import { createMockBridge, type MockBridge } from '../../../fakes/mock-bridge.ts';
import { createRecordingPlayer } from '../../../../src-renderer/console/stores/recording-player.ts';
import { err } from '../../../../src-shared/domain/result.ts';
import { lineAt } from '../../../../src-renderer/console/features/history/line-at.ts';
import { sampleLine, sampleState } from '../../../fakes/console-state.ts';

function bench() {
  let streamId = 0;
  const bridge = createMockBridge(sampleState(), 0, { 'recording.play': () => ({ streamId: (streamId += 1), lengthMs: 60_000 }) });
  const audio = createFakeAudioEngine();
  return { bridge, audio, player: createRecordingPlayer({ bridge, audio, laneReady: () => Promise.resolve() }) };
}
const stopped = (bridge: MockBridge) => bridge.calls.filter((call) => call.method === 'recording.stop').map((call) => call.input);

test('it says where it is, in ms of the call, and rests at the end', async () => {
  const { audio, player } = bench();
  await player.play('c', 10_000);
  audio.followers.get(1)?.onPlayed(24_000 * 5);
  expect(player.store.getState()).toEqual({ callId: 'c', playing: true, positionMs: 15_000, problem: null });
  audio.followers.get(1)?.onEnded();
  expect(player.store.getState()).toMatchObject({ playing: false, positionMs: 15_000 });
  expect(audio.playing.size).toBe(0);
});

test('a part ends where it was asked to, and the place never runs past it', async () => {
  const { audio, bridge, player } = bench();
  await player.play('c', 10_000, 12_000);
  expect(bridge.calls.at(-1)?.input).toEqual({ callId: 'c', fromMs: 10_000, untilMs: 12_000 });
  audio.followers.get(1)?.onPlayed(24_000 * 9);
  expect(player.store.getState().positionMs).toBe(12_000);
});

test('the next recording stops the one before, here and in the core', async () => {
  const { audio, bridge, player } = bench();
  await player.play('a', 0);
  await player.play('b', 0);
  expect([...audio.playing]).toEqual([2]);
  expect(stopped(bridge)).toEqual([{ streamId: 1 }]);
  audio.followers.get(1)?.onPlayed(24_000);
  expect(player.store.getState()).toMatchObject({ callId: 'b', positionMs: 0 });
});

test('two requests at once: only the newer one is heard', async () => {
  const { audio, bridge, player } = bench();
  await Promise.all([player.play('a', 0), player.play('b', 5_000)]);
  expect(audio.playing.size).toBe(1);
  expect(player.store.getState()).toMatchObject({ callId: 'b', positionMs: 5_000 });
  await vi.waitFor(() => expect(bridge.calls.filter((call) => call.method === 'recording.play').length - stopped(bridge).length).toBe(1));
});

test('paused, a new place is kept and nothing plays; playing, it goes on from there', async () => {
  const { audio, bridge, player } = bench();
  await player.seek('c', 30_000);
  expect(bridge.calls).toEqual([]);
  expect(player.store.getState()).toMatchObject({ callId: 'c', playing: false, positionMs: 30_000 });
  await player.play('c', 30_000);
  await player.seek('c', 40_000);
  expect([...audio.playing]).toEqual([2]);
  player.pause();
  expect(audio.playing.size).toBe(0);
  expect(player.store.getState()).toMatchObject({ playing: false, positionMs: 40_000 });
});

test('what cannot be played is told', async () => {
  const problem = { code: 'not_found', message: 'Its file is gone.', retryable: false, correlationId: 'x' } as const;
  const { audio, bridge } = bench();
  const player = createRecordingPlayer({ bridge: { ...bridge, call: () => Promise.resolve(err(problem)) }, audio, laneReady: () => Promise.resolve() });
  await player.play('c', 0);
  expect(player.store.getState()).toEqual({ callId: 'c', playing: false, positionMs: 0, problem });
});

test('the line that is heard is the last one that has begun; actions and empty turns are none', () => {
  const lines = [sampleLine(1_000, 'them', 'Hello?'), sampleLine(3_000, 'assistant', 'Hello.'), sampleLine(4_000, 'assistant', '', { kind: 'action' }), sampleLine(5_000, 'them', ' ')];
  expect([999, 1_000, 2_999, 3_000, 9_000].map((atMs) => lineAt(lines, atMs)?.text ?? null)).toEqual([null, 'Hello?', 'Hello?', 'Hello.', 'Hello.']);
});
