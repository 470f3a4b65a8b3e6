import { expect, it } from 'vitest';
import { resampleWhole } from '../../../../src-shared/audio/resample-whole.ts';

const tone = (rateHz: number, length: number) => Int16Array.from({ length }, (_, i) => Math.round(9_000 * Math.sin((2 * Math.PI * 500 * i) / rateHz)));

it('a recording keeps its length and its place in time, to the last sample', () => {
  for (const [fromHz, toHz] of [[8_000, 24_000], [24_000, 8_000], [24_000, 48_000]] as const) {
    const out = resampleWhole(tone(fromHz, fromHz / 10), fromHz, toHz);
    const wanted = tone(toHz, toHz / 10);
    expect(out.length).toBe(wanted.length);
    // Whole samples are off by half of one at worst: 1,770 of the swing at 8 kHz. The ends ring.
    const margin = toHz / 200;
    for (let i = margin; i < out.length - margin; i += 1) expect(Math.abs(out[i]! - wanted[i]!)).toBeLessThan(1_770);
    expect(Math.max(...out.subarray(-margin).map(Math.abs))).toBeGreaterThan(4_000);
  }
});
