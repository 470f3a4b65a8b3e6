import type { Ending } from './split-clauses.ts';

const marks: Readonly<Record<Ending, string>> = { fall: '.', rise: '?', on: ',' };

/** Name of a pre-rendered phrase in a voice pack: its words and how it ends, `a table for four,`. */
export function phraseKey(words: readonly string[], ending: Ending): string {
  return words.join(' ') + marks[ending];
}
