/** How long a loud moment stands after it, so that the pauses between words do not read as silence. */
const heldForMs = 1_500;

export interface HeldLevel { readonly db: number; readonly peak: number; readonly atMs: number }

export const noLevel: HeldLevel = { db: -Infinity, peak: 0, atMs: -Infinity };

/** The loudest of the last moments. `db`: RMS in dBFS, `peak`: 0..1. */
export function holdLevel(held: HeldLevel, now: HeldLevel): HeldLevel {
  return now.db >= held.db || now.atMs - held.atMs >= heldForMs ? now : { ...held, peak: Math.max(held.peak, now.peak) };
}
