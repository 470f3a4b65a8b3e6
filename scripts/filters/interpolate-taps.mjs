import { designKaiser } from './design-kaiser.mjs';

/**
 * The same low-pass running `factor` times as fast, unity at 0 Hz: zeros between the taps, and a short Kaiser low-pass at the new
 * rate that takes away the images this makes. Its pass band ends at `passHz`, its stop band begins at `stopHz`.
 */
export function interpolateTaps(taps, { factor, rateHz, tapCount, passHz, stopHz, attenuationDb }) {
  const smooth = designKaiser({ rateHz, tapCount, passHz, stopHz, attenuationDb });
  const fast = new Array((taps.length - 1) * factor + tapCount).fill(0);
  taps.forEach((tap, n) => smooth.forEach((part, k) => { fast[n * factor + k] += tap * part; }));
  const half = (fast.length - 1) / 2;
  return fast.map((tap, n) => (tap + fast[2 * half - n]) / 2);
}
