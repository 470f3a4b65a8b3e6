import { describe, expect, it } from 'vitest';
import { createArrivalTimes } from '../../../../../src-main/core/calls/arrival-times.ts';
import { frameSamples } from '../../../../../src-shared/audio/frame.ts';

/** Frames at these times, numbered or not. */
function arrivingAt(times: readonly number[], seqs: readonly number[] | null = null) {
  const arrivals = createArrivalTimes();
  times.forEach((timeMs, index) => { arrivals.arrived(frameSamples, seqs?.[index] ?? null, timeMs); });
  return { arrivals, last: times.at(-1) ?? 0 };
}
const every20 = (count: number, offset: (index: number) => number = () => 0): number[] => Array.from({ length: count }, (_, index) => 1_000 + index * 20 + offset(index));

describe('arrival jitter', () => {
  it('is nothing where frames come every 20 ms', () => {
    const { arrivals, last } = arrivingAt(every20(500));
    expect(arrivals.recent(last)).toEqual({ jitterMs: 0, longestGapMs: 20, lostPercent: null });
  });
  it('is by RFC 3550 the mean stray of the times between: 5 ms early and late by turns strays by 10', () => {
    const { arrivals, last } = arrivingAt(every20(1_000, (index) => (index % 2 === 0 ? 5 : -5)));
    expect(arrivals.recent(last)?.jitterMs).toBeCloseTo(10, 1);
    expect(arrivals.recent(last)?.longestGapMs).toBe(30);
  });
  it('reaches a sixteenth of one stray, as the formula says', () => {
    const { arrivals, last } = arrivingAt([1_000, 1_020, 1_056]);
    // Two frames without, one with 16 / 16 ms: the mean of three.
    expect(arrivals.recent(last)?.jitterMs).toBeCloseTo(1 / 3, 6);
  });
  it('is of the last 10 s; the whole call is kept beside', () => {
    const { arrivals } = arrivingAt(every20(500, (index) => (index % 2 === 0 ? 5 : -5)));
    const calmFrom = 1_000 + 500 * 20;
    for (let at = calmFrom; at < calmFrom + 11_000; at += 20) arrivals.arrived(frameSamples, null, at);
    expect(arrivals.recent(calmFrom + 11_000)?.jitterMs).toBeLessThan(0.01);
    expect(arrivals.whole()?.jitterMs).toBeGreaterThan(4);
  });
  it('knows nothing before the first frame', () => {
    const arrivals = createArrivalTimes();
    expect([arrivals.recent(5_000), arrivals.whole(), arrivals.silentMs(5_000)]).toEqual([null, null, null]);
  });
});

describe('gaps and losses', () => {
  it('the silence that goes on counts as a gap', () => {
    const { arrivals, last } = arrivingAt(every20(50));
    expect(arrivals.recent(last + 700)?.longestGapMs).toBe(700);
    expect(arrivals.silentMs(last + 700)).toBe(700);
    expect(arrivals.recent(last + 60_000)).toMatchObject({ longestGapMs: 60_000, lostPercent: null });
  });
  it('numbers that are missing are lost frames, and no jitter', () => {
    const kept = every20(100).map((timeMs, index) => [timeMs, index] as const).filter(([, index]) => index % 10 !== 5);
    const { arrivals, last } = arrivingAt(kept.map(([timeMs]) => timeMs), kept.map(([, seq]) => seq));
    expect(arrivals.recent(last)).toEqual({ jitterMs: 0, longestGapMs: 40, lostPercent: 10 });
  });
  it('numbers that begin anew are another stream, not a loss', () => {
    const { arrivals, last } = arrivingAt([1_000, 1_020, 3_000, 3_020, 3_040, 3_060], [8_000, 8_001, 0, 1, 900, 901]);
    expect(arrivals.recent(last)).toEqual({ jitterMs: 0, longestGapMs: 20, lostPercent: 0 });
  });
  it('a hold is no gap', () => {
    const { arrivals, last } = arrivingAt(every20(10), Array.from({ length: 10 }, (_, index) => index));
    arrivals.restart();
    expect(arrivals.silentMs(last + 500)).toBeNull();
    arrivals.arrived(frameSamples, 35, last + 500);
    expect(arrivals.recent(last + 500)).toEqual({ jitterMs: 0, longestGapMs: 20, lostPercent: 0 });
  });
});
