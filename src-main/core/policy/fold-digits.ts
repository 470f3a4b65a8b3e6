/**
 * The text as a dialler or a reader would take it: every kind of digit as an ASCII digit, number words as digits, and nothing that cannot
 * be seen. Letters that are no number word stay. Full-width, circled, Arabic-Indic, mathematical and Chinese digits, keycap emoji,
 * “nine one one”, “triple nine”.
 */
export function foldDigits(text: string): string {
  const plain = /^[\x20-\x7e]*$/.test(text) ? text : foldCharacters(text);
  if (!/[a-z]{3}|oh/i.test(plain)) return plain;
  return plain.toLowerCase()
    .replace(/[a-z]+/g, (word) => (Object.hasOwn(words, word) ? (words[word] ?? word) : word))
    .replace(/\b(double|triple|treble)[\s-]*(\d)/g, (_, times: string, digit: string) => digit.repeat(times === 'double' ? 2 : 3));
}

const words: Readonly<Record<string, string>> = {
  zero: '0', oh: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', niner: '9', ten: '10', eleven: '11', twelve: '12',
};

function foldCharacters(text: string): string {
  // Marks and format characters are invisible in or around a digit: keycaps, variation selectors, zero width, direction.
  const seen = text.normalize('NFKC').replace(/[\p{M}\p{Cf}]/gu, '');
  return seen.replace(/[\p{Nd}\p{No}〇一二三四五六七八九]/gu, (character) => (/[0-9]/.test(character) ? character : digitOf(character)));
}

/** First and last character of series that Unicode does not count as digits, and the value of the first. */
const series: readonly (readonly [first: number, last: number, value: number])[] = [
  [0x2776, 0x277f, 1], [0x2780, 0x2789, 1], [0x278a, 0x2793, 1], [0x24f5, 0x24fe, 1], [0x24ff, 0x24ff, 0], [0x1f10b, 0x1f10b, 0], [0x1f10c, 0x1f10c, 0], [0x24eb, 0x24f4, 11], [0x1369, 0x1371, 1],
];
const chinese = '〇一二三四五六七八九';

function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (chinese.includes(character)) return String(chinese.indexOf(character));
  const row = series.find(([first, last]) => code >= first && code <= last);
  if (row !== undefined) return String(row[2] + code - row[0]);
  if (!/\p{Nd}/u.test(character)) return character;
  // Decimal digits stand in runs of ten, zero first.
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}
