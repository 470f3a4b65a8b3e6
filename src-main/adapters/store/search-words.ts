/** More words than this narrow nothing further; the rest of the query is not looked at. */
const maxWords = 16;

/**
 * What was typed, as FTS5 strings: one quoted word each, so that no character of it is an operator. The last word matches as a prefix,
 * for it may still be growing. Words without a letter or digit are left out; empty means that nothing can be looked for.
 */
export function searchWords(query: string): readonly string[] {
  const words = query.split(/[\s\p{Cc}]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, maxWords);
  const last = words.at(-1);
  return [...new Set(words.map((word, index) => `"${word.replaceAll('"', '""')}"${index === words.length - 1 && word === last ? '*' : ''}`))];
}

/** The query as digits of a phone number, when it can be one: "(555) 010" → "555010". */
export function searchDigits(query: string): string | null {
  const digits = query.replace(/[\s()+./-]/g, '');
  return /^\d{3,}$/.test(digits) ? digits : null;
}
