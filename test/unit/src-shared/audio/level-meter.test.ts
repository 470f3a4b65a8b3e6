import { describe, expect, it } from 'vitest';
import { createLevelMeter } from '../../../../src-shared/audio/level-meter.ts';

describe('level meter', () => {
  it('gives one peak a window, whatever the sizes of the pieces', () => {
    const meter = createLevelMeter(4);
    expect(meter.push(Float32Array.of(0.1, -0.75))).toBeNull();
    expect(meter.push(Float32Array.of(0.2, 0.25))).toBeCloseTo(0.75);
    expect(meter.push(Float32Array.of(0.5, 0, 0))).toBeNull();
    expect(meter.push(Float32Array.of(0))).toBeCloseTo(0.5);
  });

  it('takes the highest when several windows end at once, never above 1', () => {
    const meter = createLevelMeter(2);
    expect(meter.push(Float32Array.of(0.5, 0, 3, 0, 0.25, 0))).toBe(1);
  });
});
