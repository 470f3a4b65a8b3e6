import { describe, expect, it } from 'vitest';
import { floatToPcm16, levelDb, mixInto, pcm16ToFloat, peakOf, rmsOf, saturate16 } from '../../../../src-shared/audio/pcm.ts';

describe('PCM16', () => {
  it('goes to float and back without a change, for every value', () => {
    const all = Int16Array.from({ length: 65_536 }, (_, i) => i - 32_768);
    expect(floatToPcm16(pcm16ToFloat(all))).toEqual(all);
  });

  it('saturates instead of wrapping, and takes not-a-number for silence', () => {
    expect([...floatToPcm16(Float32Array.of(1, 2, -1, -2, Number.NaN, 0.5))]).toEqual([32_767, 32_767, -32_768, -32_768, 0, 16_384]);
    expect(saturate16(40_000.2)).toBe(32_767);
    expect(saturate16(-40_000)).toBe(-32_768);
  });

  it('measures a sine: its peak, and its level 3 dB below', () => {
    const sine = Int16Array.from({ length: 24_000 }, (_, i) => Math.round(16_384 * Math.sin((2 * Math.PI * 1_000 * i) / 24_000)));
    expect(peakOf(sine)).toBe(0.5);
    expect(levelDb(rmsOf(sine))).toBeCloseTo(-6.02 - 3.01, 1);
    expect(peakOf(Int16Array.of(-32_768))).toBe(1);
    expect(rmsOf(new Int16Array(0))).toBe(0);
  });

  it('mixes at an offset with saturation and leaves out what falls outside', () => {
    const target = Int16Array.of(100, 30_000, -30_000, 5);
    mixInto(target, Int16Array.of(10_000, -10_000, 1, 2), 1);
    expect([...target]).toEqual([100, 32_767, -32_768, 6]);
    mixInto(target, Int16Array.of(7, 8, 9), -2, 2);
    expect([...target]).toEqual([118, 32_767, -32_768, 6]);
  });
});
