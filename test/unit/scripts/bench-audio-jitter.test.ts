import { expect, test } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { JitterTrace } from '../../../scripts/bench/audio/jitter-trace.ts';
import { createFixedBuffer } from '../../../scripts/bench/audio/fixed-buffer.ts';
import { readTrace } from '../../../scripts/bench/audio/read-trace.ts';
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

/** A plain buffer whose pulls something may be done to. */
function changed(pull: (plain: ReturnType<typeof createFixedBuffer>, target: Float32Array, pulls: number) => void) {
  const plain = createFixedBuffer(60);
  let pulls = 0;
  return {
    plain,
    push: plain.push,
    pull: (target: Float32Array) => pull(plain, target, pulls++),
    get playedSamples() { return plain.playedSamples; },
    get queuedSamples() { return plain.queuedSamples; },
  };
}

test('sound that is played twice while there is some is no gap', () => {
  let repeats = 0;
  const slow = changed((plain, target, pulls) => {
    // Every hundredth quantum is the last one again.
    if (pulls % 100 === 99 && plain.queuedSamples > 0) repeats += 1;
    else plain.pull(target);
  });
  expect(replayTrace(slow, traceOf(steady, () => 0))).toMatchObject({ underruns: 0, concealedMs: 0, skippedMs: 0 });
  expect(repeats).toBeGreaterThan(3);
});

test('sound that is left out is counted, whether the buffer says so or not', () => {
  let hidden = 0;
  const hasty = (): ReturnType<typeof changed> => changed((plain, target, pulls) => {
    plain.pull(target);
    if (pulls % 100 !== 99 || plain.queuedSamples < 960) return;
    plain.pull(new Float32Array(240));
    hidden += 240;
  });
  const { plain, ...silent } = hasty();
  const dropped = replayTrace({ ...silent, get playedSamples() { return plain.playedSamples - hidden; }, get queuedSamples() { return plain.queuedSamples; } }, traceOf(steady, () => 0));
  expect(hidden).toBeGreaterThan(0);
  expect(dropped.skippedMs).toBe(hidden / 24);

  hidden = 0;
  const { plain: told, ...open } = hasty();
  const skipped = replayTrace({ ...open, get playedSamples() { return told.playedSamples; }, get queuedSamples() { return told.queuedSamples; }, get skippedSamples() { return hidden; } }, traceOf(steady, () => 0));
  expect(skipped.skippedMs).toBe(dropped.skippedMs);
});

test('a trace is read by the sender’s own clock, and a file that is none is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'consigliere-trace-'));
  try {
    const file = join(folder, 'fast.json');
    writeFileSync(file, JSON.stringify({ frameMs: 20, clockPpm: 250_000, arrivalsMs: [12, 33.5, 52] }));
    expect(readTrace(file)).toEqual({ name: 'fast', frames: [{ sentMs: 0, cameMs: 12, samples: 480 }, { sentMs: 15, cameMs: 33.5, samples: 480 }, { sentMs: 30, cameMs: 52, samples: 480 }] });
    writeFileSync(file, JSON.stringify({ frameMs: 20, clockPpm: 0, arrivalsMs: [12, null] }));
    expect(() => readTrace(file)).toThrow('no trace of arrivals');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
