import { expect, it } from 'vitest';
import { findPeriod, likeness } from '../../../../../src-shared/audio/playout/find-period.ts';

const voice = (hz: number) => Float32Array.from({ length: 1_000 }, (_, at) => 0.2 * Math.sin((2 * Math.PI * hz * at) / 24_000) + 0.1 * Math.sin((4 * Math.PI * hz * at) / 24_000 + 1));

it('finds the period of voices from low to high, forwards and backwards', () => {
  for (const hz of [80, 100, 125, 160]) {
    expect(findPeriod(voice(hz), 0, 1)).toBeCloseTo(24_000 / hz, -0.5);
    expect(findPeriod(voice(hz), 700, -1)).toBeCloseTo(24_000 / hz, -0.5);
  }
  // Of a high voice, several periods are one as well.
  expect(findPeriod(voice(240), 0, 1) % 100).toBe(0);
});

it('knows alike from unlike: silences, a sound and its opposite, a sound and a softer one', () => {
  const sound = new Float32Array(720);
  expect(likeness(sound, 0, 240, 1)).toBeCloseTo(1, 5);
  sound.set(voice(100).subarray(0, 480));
  expect(likeness(sound, 0, 240, 1)).toBeCloseTo(1, 3);
  expect(likeness(sound, 0, 480, 1)).toBeCloseTo(0, 3);
  sound.set(voice(100).subarray(0, 240).map((sample) => -sample), 240);
  expect(likeness(sound, 0, 240, 1)).toBeCloseTo(-1, 3);
  sound.set(voice(100).subarray(0, 240).map((sample) => sample / 4), 240);
  expect(likeness(sound, 0, 240, 1)).toBeLessThan(0.5);
});
