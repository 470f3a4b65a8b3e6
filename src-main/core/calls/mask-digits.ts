import { foldDigits } from '../policy/fold-digits.ts';

/** Every digit and every number word as dots, as many as it has characters: places in the text, such as where it was cut, stay true. */
export function maskDigits(text: string): string {
  return text
    .replace(/[\p{Nd}\p{No}〇一二三四五六七八九]/gu, (digit) => '•'.repeat(digit.length))
    .replace(/[A-Za-z]+/g, (word) => (/^\d+$/.test(foldDigits(word)) ? '•'.repeat(word.length) : word));
}
