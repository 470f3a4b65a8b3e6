import { describe, expect, it } from 'vitest';
import { levelDb, peakOf, rmsOf, saturate16 } from '../../../../src-shared/audio/pcm.ts';

describe('PCM16', () => {
  it('saturates instead of wrapping', () => {
    expect(saturate16(40_000.2)).toBe(32_767);
    expect(saturate16(-40_000)).toBe(-32_768);
    expect(saturate16(-7.6)).toBe(-8);
  });

  it('measures a sine: its peak, and its level 3 dB below', () => {
    const sine = Int16Array.from({ length: 24_000 }, (_, i) => Math.round(16_384 * Math.sin((2 * Math.PI * 1_000 * i) / 24_000)));
    expect(peakOf(sine)).toBe(0.5);
    expect(levelDb(rmsOf(sine))).toBeCloseTo(-6.02 - 3.01, 1);
    expect(peakOf(Int16Array.of(-32_768))).toBe(1);
    expect(rmsOf(new Int16Array(0))).toBe(0);
  });
});
