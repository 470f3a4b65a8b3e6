import { expect, it } from 'vitest';
import { createEchoEstimate, startGainDb } from '../../../../src-shared/audio/echo-estimate.ts';

/** Levels like those of speech: syllables of changing loudness, the same for the same seed. */
function levels(seed: number, count: number): number[] {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
  const out: number[] = [];
  while (out.length < count) {
    const [loud, length] = [0.02 + next() * 0.18, 4 + Math.floor(next() * 10)];
    for (let at = 0; at < length; at += 1) out.push(loud * Math.sin((Math.PI * (at + 0.5)) / length));
    for (let at = Math.floor(next() * 6); at > 0; at -= 1) out.push(0);
  }
  return out.slice(0, count);
}
const far = levels(1, 500);
const near = levels(77, 500);
const dB = (db: number): number => 10 ** (db / 20);
const late = (values: readonly number[], at: number, frames: number): number => values[at - frames] ?? 0;

it.each([[-10, 2], [-20, 0], [-30, 6], [-40, 12]])('learns an echo of %i dB, %i frames late, within 1 dB', (gainDb, frames) => {
  const echo = createEchoEstimate();
  far.forEach((level, at) => echo.next(late(far, at, frames) * dB(gainDb), level));
  expect(Math.abs(echo.gainDb - gainDb)).toBeLessThan(1);
});

it('learns nothing of a voice that has nothing to do with what is played, and lets them be heard over the echo all the same', () => {
  const alone = createEchoEstimate();
  far.forEach((level, at) => alone.next(near[at] ?? 0, level));
  expect(alone.gainDb).toBeCloseTo(startGainDb, 6);
  const both = createEchoEstimate();
  let over = 0;
  far.forEach((level, at) => {
    const theirs = near[at] ?? 0;
    if (theirs > 2 * both.next(Math.hypot(theirs, level * dB(-30)), level)) over += 1;
  });
  expect(over / near.filter((level) => level > 0.03).length).toBeGreaterThan(0.9);
});

it('says that nothing comes back 300 ms after the last that was played', () => {
  const echo = createEchoEstimate();
  expect(echo.next(0, 0.1)).toBeCloseTo(0.1 * dB(startGainDb), 6);
  const after = Array.from({ length: 16 }, () => echo.next(0, 0));
  expect(after.map((level) => level > 0)).toEqual([...Array.from({ length: 14 }, () => true), false, false]);
});
