import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createGatedSound, keptFrames } from '../../../../src-shared/audio/gated-sound.ts';

const mark = (value: number): Int16Array => new Int16Array(480).fill(value);
/** What goes out for frames marked 1, 2, 3 …; silence is 0. */
function run(pattern: readonly boolean[], turnSilenceMs: number) {
  const gated = createGatedSound(turnSilenceMs);
  const out: number[] = [];
  pattern.forEach((open, at) => { gated.next(mark(at + 1), open, (samples) => { out.push(samples[0] ?? 0); }); });
  return { out, kept: gated.keptSamples / 480 };
}

describe('gated sound', () => {
  it('gives the last 100 ms before it opened, then every frame at once', () => {
    const { out } = run([...Array.from({ length: 8 }, () => false), true, true], 500);
    expect(out).toEqual([0, 0, 0, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('sends silence without delay while a turn may be ending, and keeps back only afterwards', () => {
    const { out, kept } = run([true, ...Array.from({ length: 25 + 3 }, () => false)], 500);
    expect([out, kept]).toEqual([[1, ...Array.from({ length: 25 }, () => 0)], 3]);
  });

  it('keeps the length whatever a piece is', () => {
    const gated = createGatedSound(0);
    let sent = 0;
    for (const length of [480, 100, 480, 960]) gated.next(new Int16Array(length).fill(7), false, (samples) => { sent += samples.length; expect(samples[0]).toBe(0); });
    expect(sent + gated.keptSamples).toBe(2_020);
  });

  it('never loses, repeats or reorders: each frame goes out once, as it was or as silence, and what came while open is whole', () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { maxLength: 200 }), fc.nat({ max: 1_000 }), (pattern, turnSilenceMs) => {
      const { out, kept } = run(pattern, turnSilenceMs);
      expect(out.length + kept).toBe(pattern.length);
      expect(kept).toBeLessThanOrEqual(keptFrames);
      out.forEach((value, at) => {
        if (pattern[at] === true) expect(value).toBe(at + 1);
        else expect([0, at + 1]).toContain(value);
      });
    }));
  });
});
