import { describe, expect, it } from 'vitest';
import { createSoundQuality } from '../../../../../src-main/core/calls/sound-quality.ts';

const fullScaleSine = (amplitude: number): Int16Array => Int16Array.from({ length: 480 }, (_, at) => Math.round(amplitude * Math.sin((2 * Math.PI * at) / 48)));
const silence = new Int16Array(480);

/** So many frames, 20 ms apart, from `fromMs` on. */
function feed(quality: ReturnType<typeof createSoundQuality>, frame: Int16Array, frames: number, fromMs = 0): number {
  for (let at = 0; at < frames; at += 1) quality.them(frame, null, fromMs + at * 20);
  return fromMs + frames * 20;
}

describe('level and clipping', () => {
  it('a sine of full scale is -3 dBFS, whatever silence stands between', () => {
    const quality = createSoundQuality();
    const then = feed(quality, silence, 100, feed(quality, fullScaleSine(31_900), 100));
    expect(quality.recent(then)?.them.levelDb).toBeCloseTo(-3.24, 1);
    expect(quality.recent(then)?.them.clippedPercent).toBe(0);
  });
  it('is of the last 10 s, and unknown where nobody spoke', () => {
    const quality = createSoundQuality();
    const quiet = feed(quality, silence, 600, feed(quality, fullScaleSine(3_000), 100));
    expect(quality.recent(quiet)?.them).toMatchObject({ levelDb: null, clippedPercent: null });
    expect(quality.whole()?.them.levelDb).toBeCloseTo(-23.8, 1);
  });
  it('three samples in a row at the top are cut off, one is not', () => {
    const peak = Int16Array.from({ length: 480 }, (_, at) => (at === 10 ? 32_767 : 3_000));
    const cut = Int16Array.from({ length: 480 }, (_, at) => (at % 10 < 3 ? -32_768 : 3_000));
    const quality = createSoundQuality();
    expect(quality.recent(feed(quality, peak, 50))?.them.clippedPercent).toBe(0);
    const other = createSoundQuality();
    expect(other.recent(feed(other, cut, 50))?.them.clippedPercent).toBeCloseTo(30, 6);
  });
});

it('knows nothing before anything came, and the echo only with something played', () => {
  const quality = createSoundQuality();
  quality.played(fullScaleSine(3_000), 0);
  expect([quality.recent(0), quality.whole()]).toEqual([null, null]);
  expect(quality.recent(feed(quality, silence, 10))?.echo).toBeNull();
});
