import { expandNumbers } from './expand-numbers.ts';

/** How the voice ends: it falls, it rises, or it goes on to what follows. */
export type Ending = 'fall' | 'rise' | 'on';

/** Words that are spoken in one breath. */
export interface Clause {
  /** As it is given to the synthesiser, numbers in words, without its last mark. */
  readonly text: string;
  /** Lower case; a capital stands for the name of that letter. Never empty. */
  readonly words: readonly string[];
  readonly ending: Ending;
  /** Silence that follows when more is said. */
  readonly pauseMs: number;
}

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/\bMr\.?(?=\s)/g, 'Mister'], [/\bMrs\.?(?=\s)/g, 'Missis'], [/\bMs\.?(?=\s)/g, 'Miss'], [/\bDr\.?(?=\s)/g, 'Doctor'],
  [/\bSt\.(?=\s)/g, 'Street'], [/\be\.g\./g, 'for example'], [/\bi\.e\./g, 'that is'], [/\betc\./g, 'and so on'], [/\bNo\.(?=\s[a-z])/g, 'number'],
  [/\b([ap])\.m\.?/gi, "$1m"],
];
/** Capitals that are spelt although they could be read. */
const spelt = new Set(['AM', 'PM', 'AI', 'API', 'ID', 'TV', 'USA', 'UK', 'EU', 'FAQ', 'ATM', 'CEO', 'GPS', 'URL', 'VIP', 'SIM', 'IOU', 'AC', 'ER', 'IP', 'PA', 'ETA', 'DIY', 'RSVP']);
const mark = /[.!?…]+["'”’)\]]*(?=\s|$)|[,;:]+["'”’)\]]*(?=\s|$)|\s[-–—]+\s|—|[()[\]]|\n+/gu;

const wordsOf = (text: string): string[] => (text.match(/\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*/gu) ?? []).flatMap((token) => {
  const isInitialism = /^[A-Z]{2,5}$/.test(token) && (spelt.has(token) || !/[AEIOUY]/.test(token));
  if (isInitialism) return Array.from(token);
  if (/^[B-HJ-Z]$/.test(token)) return [token];
  return [token.replace(/’/g, "'").normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()];
});

function endingOf(found: string): Pick<Clause, 'ending' | 'pauseMs'> {
  if (found.includes('?')) return { ending: 'rise', pauseMs: 300 };
  if (/[.!;:…\n]/.test(found)) return { ending: 'fall', pauseMs: found.includes('…') || found.includes('...') ? 420 : 300 };
  return { ending: 'on', pauseMs: 140 };
}

/** Cuts a text into breaths at its punctuation. A text without a letter or digit has none. `goesOn`: something follows the text (a placeholder). */
export function splitClauses(text: string, goesOn = false): readonly Clause[] {
  const spoken = abbreviations.reduce((current, [pattern, words]) => current.replace(pattern, words), expandNumbers(text));
  const clauses: Clause[] = [];
  let from = 0;
  const cut = (to: number, found: string | null) => {
    const piece = spoken.slice(from, to).replace(/["“”]/g, '').replace(/\s+/g, ' ').trim();
    const words = wordsOf(piece);
    const end = found === null ? { ending: goesOn ? ('on' as const) : ('fall' as const), pauseMs: 0 } : endingOf(found);
    if (words.length > 0) clauses.push({ text: piece, words, ...end });
  };
  for (const match of spoken.matchAll(mark)) {
    // The dot of an initial (`J. Smith`) ends nothing.
    if (match[0] === '.' && /(?:^|\s)[B-HJ-Z]$/.test(spoken.slice(from, match.index)) && /^\s+\p{Lu}/u.test(spoken.slice(match.index + 1))) continue;
    cut(match.index, match[0]);
    from = match.index + match[0].length;
  }
  cut(spoken.length, null);
  return clauses;
}
