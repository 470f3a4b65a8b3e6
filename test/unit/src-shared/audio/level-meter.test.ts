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

  it('knows the loudness of the last window: a sine lies 3 dB below its peak', () => {
    const meter = createLevelMeter(240);
    expect([meter.peakDb, meter.rmsDb]).toEqual([-Infinity, -Infinity]);
    meter.push(Float32Array.from({ length: 350 }, (_, i) => 0.5 * Math.sin((2 * Math.PI * i) / 24)));
    expect(meter.peakDb).toBeCloseTo(-6.02, 2);
    expect(meter.rmsDb).toBeCloseTo(-9.03, 2);
    meter.push(new Float32Array(370));
    expect([meter.peakDb, meter.rmsDb]).toEqual([-Infinity, -Infinity]);
  });
});
