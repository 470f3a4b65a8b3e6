import { splitClauses } from './split-clauses.ts';
import type { Clause } from './split-clauses.ts';

/** The clauses of a line that can be rendered ahead: what stands between its `{placeholders}`. A single word is in the word list as well, but gets its melody here. */
export function phrasesOfLine(line: string): readonly Clause[] {
  const segments = line.split(/\{[^{}]*\}/);
  return segments.flatMap((segment, i) => splitClauses(segment, i < segments.length - 1));
}
