import { describe, expect, it } from 'vitest';
import { changePace } from '../../../../../src-main/practice/speech/change-pace.ts';

const tone = (hz: number, length: number) => Int16Array.from({ length }, (_, i) => Math.round(10_000 * Math.sin((2 * Math.PI * hz * i) / 24_000)));

/** Rising zero crossings a second. */
function pitchOf(samples: Int16Array): number {
  let crossings = 0;
  for (let i = 1; i < samples.length; i += 1) if (samples[i - 1]! < 0 && samples[i]! >= 0) crossings += 1;
  return (crossings * 24_000) / samples.length;
}

describe('the pace of speech', () => {
  it.each([0.25, 0.5, 0.8, 1.25, 1.5])('%d changes the length by it, the pitch by under 3 %% and the level by under 15 %%', (pace) => {
    for (const hz of [110, 190, 400]) {
      const changed = changePace(tone(hz, 48_000), pace);
      expect(changed.length).toBe(Math.round(48_000 / pace));
      const middle = changed.subarray(2_400, changed.length - 2_400);
      expect(Math.abs(pitchOf(middle) / hz - 1), `${hz} Hz`).toBeLessThan(0.03);
      const level = Math.sqrt(middle.reduce((sum, value) => sum + value * value, 0) / middle.length);
      expect(level, `${hz} Hz`).toBeGreaterThan(0.85 * 7_071);
    }
  });

  it('1 is a copy, and what is too short to change is one too', () => {
    const samples = tone(200, 500);
    expect(changePace(samples, 1)).toEqual(samples);
    expect(changePace(samples, 1)).not.toBe(samples);
    expect(changePace(samples, 1.5)).toEqual(samples);
  });
});
