import type { SearchHit } from '../../core/ports/store.ts';

/** A word as the index sees it. The last one typed may still be growing. */
export interface WantedToken {
  readonly token: string;
  readonly isPrefix: boolean;
}

export interface Snippet {
  readonly pieces: SearchHit['snippet'];
  /** How many different wanted tokens it shows. */
  readonly score: number;
}

interface TextToken { readonly start: number; readonly end: number; readonly hits: readonly number[] }

const tokenPattern = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
const shownTokens = 24;
const leadTokens = 6;
const maxPieces = 40;
const maxPieceChars = 400;

/** As the index folds letters: small, without accents. */
export function fold(text: string): string {
  return /^[\u0000-\u007f]*$/.test(text) ? text.toLowerCase() : text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

export function wantedTokens(words: readonly string[]): readonly WantedToken[] {
  return words.flatMap((word, index) => {
    const tokens = fold(word).match(tokenPattern) ?? [];
    return tokens.map((token, at) => ({ token, isPrefix: index === words.length - 1 && at === tokens.length - 1 }));
  });
}

/** The stretch of the text that shows most of what was looked for, cut into pieces; null when nothing of it is there. */
export function makeSnippet(text: string, wanted: readonly WantedToken[]): Snippet | null {
  const folded = fold(text);
  if (!wanted.some(({ token }) => folded.includes(token))) return null;
  const tokens = [...text.matchAll(tokenPattern)].map((match): TextToken => {
    const token = fold(match[0]);
    return { start: match.index, end: match.index + match[0].length, hits: wanted.flatMap((want, index) => ((want.isPrefix ? token.startsWith(want.token) : token === want.token) ? [index] : [])) };
  });
  const best = bestWindow(tokens);
  if (best === null) return null;
  const shown = tokens.slice(best.from, best.from + shownTokens);
  const pieces = cut(text, shown, { isStart: best.from === 0, isEnd: best.from + shown.length === tokens.length });
  return { pieces, score: best.score };
}

function bestWindow(tokens: readonly TextToken[]): { readonly from: number; readonly score: number } | null {
  let best: { from: number; score: number } | null = null;
  for (const [index, token] of tokens.entries()) {
    if (token.hits.length === 0) continue;
    const from = Math.max(0, index - leadTokens);
    const score = new Set(tokens.slice(from, from + shownTokens).flatMap((each) => each.hits)).size;
    if (best === null || score > best.score) best = { from, score };
  }
  return best;
}

function cut(text: string, shown: readonly TextToken[], edges: { readonly isStart: boolean; readonly isEnd: boolean }): SearchHit['snippet'] {
  let at = edges.isStart ? 0 : (shown[0]?.start ?? 0);
  const end = edges.isEnd ? text.length : (shown.at(-1)?.end ?? text.length);
  const pieces: { text: string; hit: boolean }[] = edges.isStart ? [] : [{ text: '…', hit: false }];
  for (const token of shown.filter(({ hits }) => hits.length > 0)) {
    pieces.push({ text: text.slice(at, token.start), hit: false }, { text: text.slice(token.start, token.end), hit: true });
    at = token.end;
  }
  pieces.push({ text: text.slice(at, end) + (edges.isEnd ? '' : '…'), hit: false });
  return pieces.map((piece) => ({ ...piece, text: piece.text.replace(/\p{Cc}+/gu, ' ').slice(0, maxPieceChars) })).filter((piece) => piece.text !== '').slice(0, maxPieces);
}
