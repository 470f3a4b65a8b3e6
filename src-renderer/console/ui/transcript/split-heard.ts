/** A line that was cut in on: what was heard, what was not, and how many words that is. A word broken in two counts as not heard. */
export interface SplitLine { readonly heard: string; readonly unheard: string; readonly unheardWords: number }

export function splitHeard(text: string, heardChars: number | null): SplitLine {
  const at = Math.max(0, Math.min(heardChars ?? text.length, text.length));
  const unheard = text.slice(at).trimEnd();
  return { heard: text.slice(0, at), unheard, unheardWords: unheard.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length };
}
