export interface Span { readonly start: number; readonly end: number }

interface Word { readonly key: string; readonly start: number; readonly end: number }

/**
 * Parts of `value` that occur in what the other person said and not in what the owner gave: two words in a row or more, or one
 * word with a digit or an @ in it. Offsets are UTF-16. Case and punctuation do not matter.
 */
export function markOtherWords(value: string, otherSaid: readonly string[], ownerGave: readonly string[]): readonly Span[] {
  const words = wordsOf(value);
  const said = otherSaid.map((text) => wordsOf(text).map((word) => word.key));
  const given = ownerGave.map((text) => wordsOf(text).map((word) => word.key));
  const spans: Span[] = [];
  for (let from = 0; from < words.length;) {
    const length = longestRun(words, from, said);
    const run = words.slice(from, from + length);
    if (length === 0 || !isTelling(run) || holds(given, run.map((word) => word.key))) {
      from += 1;
      continue;
    }
    // Small words at the ends belong to the sentence, not to what was told.
    while (run.length > 1 && small.has(run[0]?.key ?? '')) run.shift();
    while (run.length > 1 && small.has(run.at(-1)?.key ?? '')) run.pop();
    const first = run[0];
    const last = run.at(-1);
    if (first !== undefined && last !== undefined && isTelling(run) && !holds(given, run.map((word) => word.key))) spans.push({ start: first.start, end: last.end });
    from += length;
  }
  return spans.slice(0, 50);
}

const small = new Set(['a', 'an', 'and', 'at', 'for', 'from', 'in', 'is', 'it', 'of', 'on', 'or', 'the', 'to', 'we', 'you', 'i', 'your', 'my', 'will', 'be', 'that', 'this', 'with', 'so']);

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}@+](?:[\p{L}\p{N}@_:'’.+-]*[\p{L}\p{N}])?/gu)].map((match) => ({
    key: match[0].toLowerCase().replaceAll('’', "'"), start: match.index, end: match.index + match[0].length,
  }));
}

/** One word counts only with a digit or an @ in it; several, when at least two of them are not small. */
function isTelling(run: readonly Word[]): boolean {
  return run.some((word) => /[\d@]/.test(word.key)) || run.filter((word) => !small.has(word.key)).length >= 2;
}

function longestRun(words: readonly Word[], from: number, said: readonly (readonly string[])[]): number {
  let best = 0;
  for (const line of said) {
    for (let at = 0; at < line.length; at++) {
      let length = 0;
      while (from + length < words.length && at + length < line.length && words[from + length]?.key === line[at + length]) length++;
      best = Math.max(best, length);
    }
  }
  return best;
}

function holds(lines: readonly (readonly string[])[], run: readonly string[]): boolean {
  return lines.some((line) => line.some((_, at) => run.every((key, index) => line[at + index] === key)));
}
