import { describe, expect, it } from 'vitest';
import { ringCycle } from '../../../../src-renderer/console/audio/play-ring.ts';

describe('ring', () => {
  const samples = ringCycle(24_000);

  it('is a cycle of three seconds that ends in rest, so that the loop has no seam', () => {
    expect(samples).toHaveLength(72_000);
    expect(samples.slice(36_000).every((sample) => sample === 0)).toBe(true);
    expect(samples[0]).toBe(0);
  });

  it('is loud enough to be heard and far from clipping', () => {
    const peak = samples.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
    expect(peak).toBeGreaterThan(0.15);
    expect(peak).toBeLessThan(0.5);
  });

  it('has no step that would click', () => {
    // The steepest step of its highest partial (1568 Hz) at full level.
    const steepest = 0.5 * 2 * Math.PI * (1_568 / 24_000);
    expect(samples.every((sample, at) => Math.abs(sample - (samples[at - 1] ?? 0)) < steepest)).toBe(true);
  });
});
