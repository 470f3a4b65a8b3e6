/**
 * The words of a text that were said between two moments, cut at word borders. Nothing knows where each word lies in the sound, so
 * voiced time is shared out by length; a word counts when its middle was said.
 * `from` and `to` are fractions 0…1 of the voiced time.
 */
export function wordsBetween(text: string, from: number, to: number): string {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const weights = words.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // The edges are blurred by a quiet first or last sound.
  const first = from < 0.05 ? -1 : from;
  const last = to > 0.95 ? 2 : to;
  let said = 0;
  const kept = words.filter((_, index) => {
    const weight = weights[index] ?? 0;
    const middle = (said + weight / 2) / total;
    said += weight;
    return middle >= first && middle <= last;
  });
  return kept.join(' ');
}

/** Roughly how long a word takes: digits are spoken as words. */
function weightOf(word: string): number {
  const letters = word.replace(/[^\p{L}]/gu, '').length;
  const digits = word.replace(/\D/gu, '').length;
  return 1 + letters + digits * 4;
}
