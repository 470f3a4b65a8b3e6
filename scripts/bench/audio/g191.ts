/**
 * ITU-T G.711 as G.191 fixes it, written here from its intervals and on purpose without a look at the app's tables: a code stands for an
 * interval of magnitudes, and decodes to the middle of it.
 *
 * Magnitudes are of the bits that count (µ: 14 with sign, A: 13), negative samples by one's complement. µ adds 33 first and stops at 8191.
 */
export const laws = ['µ-law', 'A-law'] as const;
export type Law = (typeof laws)[number];

interface Interval {
  readonly from: number;
  readonly width: number;
}

/** 16 intervals in each of eight segments, each segment twice as wide as the one before; the first two of A-law are alike. */
const intervals: Readonly<Record<Law, readonly Interval[]>> = {
  'µ-law': all((segment, step) => ({ from: (32 + 2 * step) * 2 ** segment, width: 2 * 2 ** segment })),
  'A-law': all((segment, step) => (segment === 0 ? { from: step, width: 1 } : { from: (16 + step) * 2 ** (segment - 1), width: 2 ** (segment - 1) })),
};

function all(one: (segment: number, step: number) => Interval): Interval[] {
  return Array.from({ length: 128 }, (_, index) => one(index >> 4, index & 15));
}

export function encodeByDefinition(law: Law, sample: number): number {
  const positive = sample < 0 ? -sample - 1 : sample;
  const magnitude = law === 'µ-law' ? Math.min(Math.floor(positive / 4) + 33, 8_191) : Math.floor(positive / 16);
  const index = intervals[law].findIndex(({ from, width }) => magnitude >= from && magnitude < from + width);
  // µ: all bits inverted. A: every second bit inverted. The sign bit of a positive sample is 1 either way.
  return law === 'µ-law' ? (sample < 0 ? 0x7f : 0xff) - index : (sample < 0 ? index : index + 0x80) ^ 0x55;
}

export function decodeByDefinition(law: Law, code: number): number {
  const positive = code >= 0x80;
  const index = law === 'µ-law' ? 0x7f - (code & 0x7f) : (code ^ 0x55) & 0x7f;
  const { from, width } = intervals[law][index] ?? { from: 0, width: 0 };
  const middle = law === 'µ-law' ? (from + width / 2 - 33) * 4 : (from + width / 2) * 16;
  return positive ? middle : 0 - middle;
}
