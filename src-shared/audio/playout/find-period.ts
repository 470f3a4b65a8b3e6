/** Shortest and longest period that is looked for, at 24 kHz: 400 Hz and 67 Hz. */
export const shortestPeriod = 60;
export const longestPeriod = 360;
/** Samples compared: 10 ms. */
export const comparedSamples = 240;

/** 1 when two stretches of sound are the same, 0 when they have nothing in common. Two silences are the same. */
export function likeness(sound: Float32Array, one: number, other: number, step: number): number {
  let product = 0;
  let energy = 1e-9;
  for (let i = 0; i < comparedSamples; i += step) {
    const a = sound[one + i]!;
    const b = sound[other + i]!;
    product += a * b;
    energy += a * a + b * b;
  }
  return (2 * product + 1e-9) / energy;
}

/**
 * The shift by which the 10 ms of sound from `at` on are most like what lies after them (`direction` 1) or before them (-1).
 * Every third sample decides first, all of them then. `longestPeriod + comparedSamples` must be there.
 */
export function findPeriod(sound: Float32Array, at: number, direction: 1 | -1): number {
  let best = shortestPeriod;
  let bestLikeness = -Infinity;
  for (let period = shortestPeriod; period <= longestPeriod; period += 3) {
    const found = likeness(sound, at, at + direction * period, 3);
    if (found <= bestLikeness) continue;
    best = period;
    bestLikeness = found;
  }
  const from = Math.max(shortestPeriod, best - 2);
  const to = Math.min(longestPeriod, best + 2);
  bestLikeness = -Infinity;
  for (let period = from; period <= to; period += 1) {
    const found = likeness(sound, at, at + direction * period, 1);
    if (found <= bestLikeness) continue;
    best = period;
    bestLikeness = found;
  }
  return best;
}
