import { expect, test } from 'vitest';
import type { JitterTrace } from '../../../scripts/bench/audio/jitter-trace.ts';
import { createFixedBuffer } from '../../../scripts/bench/audio/fixed-buffer.ts';
import { replayTrace } from '../../../scripts/bench/audio/replay-trace.ts';

const transitMs = 30;
/** `lateMs` of each frame on top of the transit; frames never overtake each other. */
function traceOf(sentMs: readonly number[], lateMs: (index: number) => number): JitterTrace {
  let lastMs = 0;
  return { name: 'made here', frames: sentMs.map((ms, index) => {
    lastMs = Math.max(lastMs, ms + transitMs + lateMs(index));
    return { sentMs: ms, cameMs: lastMs, samples: 480 };
  }) };
}
const steady = Array.from({ length: 200 }, (_, index) => index * 20);

test('nothing late: the fixed delay less the frame that fills it, and no gap', () => {
  const figures = replayTrace(createFixedBuffer(60), traceOf(steady, () => 0));
  expect(figures).toMatchObject({ underruns: 0, concealedMs: 0, skippedMs: 0 });
  // The third frame comes 40 ms after the first; a render quantum of 5.3 ms then begins.
  expect(figures.meanDelayMs).toBeGreaterThanOrEqual(40);
  expect(figures.meanDelayMs).toBeLessThanOrEqual(40 + 5.4);
});

test('a stall of 150 ms is one gap, and the plain buffer stays late for good', () => {
  const figures = replayTrace(createFixedBuffer(60), traceOf(steady, (index) => (index >= 100 && index < 108 ? 150 - (index - 100) * 20 : 0)));
  expect(figures.underruns).toBe(1);
  // 150 ms, less the 40 ms that were queued.
  expect(figures.concealedMs).toBeGreaterThan(100);
  expect(figures.concealedMs).toBeLessThan(125);
  expect(figures.p99DelayMs).toBeGreaterThan(140);
});

test('a pause between two utterances is no gap', () => {
  const two = [...steady.slice(0, 50), ...steady.slice(0, 50).map((ms) => ms + 3_000)];
  expect(replayTrace(createFixedBuffer(60), traceOf(two, () => 0))).toMatchObject({ underruns: 0, concealedMs: 0 });
});

test('sound that a buffer throws away is counted', () => {
  const plain = createFixedBuffer(60);
  let pushes = 0;
  const dropping = {
    push: (samples: Int16Array) => { plain.push(samples); pushes += 1; },
    pull: (target: Float32Array) => {
      // Every fiftieth frame is taken out and not played.
      const cut = pushes % 50 === 49 && plain.queuedSamples > 960;
      plain.pull(target);
      if (cut) { plain.pull(new Float32Array(240)); hidden += 240; }
    },
    get playedSamples() { return plain.playedSamples - hidden; },
    get queuedSamples() { return plain.queuedSamples; },
  };
  let hidden = 0;
  const figures = replayTrace(dropping, traceOf(steady, () => 0));
  expect(figures.skippedMs).toBe(hidden / 24);
  expect(hidden).toBeGreaterThan(0);
});
