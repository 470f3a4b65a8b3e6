import { describe, expect, it } from 'vitest';
import { createDucking, duckGain } from '../../../../src-shared/audio/ducking.ts';

const ones = (count: number) => new Float32Array(count).fill(1);

describe('ducking', () => {
  it('leaves sound alone until it is on', () => {
    const samples = ones(480);
    createDucking().apply(samples);
    expect([...samples].every((sample) => sample === 1)).toBe(true);
  });

  it('reaches 20 dB below within 10 ms, in steps too small to click, and comes back', () => {
    const ducking = createDucking();
    ducking.set(true);
    const down = ones(480);
    ducking.apply(down);
    expect(down[240]).toBeCloseTo(duckGain, 5);
    expect(20 * Math.log10(down[479] ?? 0)).toBeCloseTo(-20, 3);
    for (let at = 1; at < down.length; at += 1) expect(Math.abs((down[at] ?? 0) - (down[at - 1] ?? 0))).toBeLessThan(0.005);
    ducking.set(false);
    const up = ones(480);
    ducking.apply(up);
    expect(up[479]).toBe(1);
  });
});
