/** More words than this narrow nothing further; the rest of the query is not looked at. */
const maxWords = 16;

/** The words of a query: what stands between spaces and holds a letter or digit. The last may still be growing. */
export function searchWords(query: string): readonly string[] {
  return query.split(/[\s\p{Cc}]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).slice(0, maxWords);
}

/** Each word as an FTS5 string, so that no character of it is an operator; the last one matches as a prefix. */
export function searchExpressions(words: readonly string[]): readonly string[] {
  return [...new Set(words.map((word, index) => `"${word.replaceAll('"', '""')}"${index === words.length - 1 ? '*' : ''}`))];
}

/** The query as digits of a phone number, when it can be one: "(555) 010" → "555010". */
export function searchDigits(query: string): string | null {
  const digits = query.replace(/[\s()+./-]/g, '');
  return /^\d{3,}$/.test(digits) ? digits : null;
}
