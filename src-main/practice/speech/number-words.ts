const small = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen',
  'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
] as const;
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;
const scales = [[1_000_000_000, 'billion'], [1_000_000, 'million'], [1_000, 'thousand'], [100, 'hundred']] as const;
const irregularOrdinals: Readonly<Record<string, string>> = {
  one: 'first', two: 'second', three: 'third', five: 'fifth', eight: 'eighth', nine: 'ninth', twelve: 'twelfth',
};

/** Every word a number, an ordinal, a year or a digit can be made of. */
export const numberVocabulary: readonly string[] = [
  ...small, ...tens.slice(2), ...scales.map(([, word]) => word), 'oh', 'point', 'minus',
  ...[...small.slice(1), ...tens.slice(2), 'hundred', 'thousand'].map(ordinalOf),
];

/** Whole number below 10¹² in words: 1250 → `one thousand two hundred fifty`. */
export function cardinal(value: number): string {
  if (value < 20) return small[value] ?? '';
  if (value < 100) return `${tens[Math.floor(value / 10)]}${value % 10 === 0 ? '' : ` ${small[value % 10]}`}`;
  for (const [scale, word] of scales) {
    if (value < scale) continue;
    const rest = value % scale;
    return `${cardinal(Math.floor(value / scale))} ${word}${rest === 0 ? '' : ` ${cardinal(rest)}`}`;
  }
  return '';
}

export function ordinal(value: number): string {
  const words = cardinal(value).split(' ');
  return [...words.slice(0, -1), ordinalOf(words.at(-1) ?? '')].join(' ');
}

function ordinalOf(word: string): string {
  return irregularOrdinals[word] ?? `${word.replace(/y$/, 'ie')}th`;
}

/** As a year or a house number of four digits is read: 2026 → `twenty twenty six`, 1900 → `nineteen hundred`, 2005 → `two thousand five`. */
export function pairwise(value: number): string {
  const high = Math.floor(value / 100);
  const low = value % 100;
  if (high % 10 === 0 && low < 10) return cardinal(value);
  if (low === 0) return `${cardinal(high)} hundred`;
  return `${cardinal(high)} ${low < 10 ? `oh ${small[low]}` : cardinal(low)}`;
}

/** Digit by digit, zero as `oh`. */
export function digitByDigit(digits: string): string {
  return Array.from(digits, (digit) => (digit === '0' ? 'oh' : (small[Number(digit)] ?? ''))).join(' ');
}
