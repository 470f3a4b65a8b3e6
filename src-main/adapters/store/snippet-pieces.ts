import type { SearchHit } from '../../core/ports/store.ts';

/** Set around hits by FTS5; characters that speech never holds. */
export const hitStart = '\u0002';
export const hitEnd = '\u0003';

const maxPieces = 40;
const maxPieceChars = 400;

/** Cuts marked text into pieces of at most 400 characters, at most 40 of them; control characters go. */
export function snippetPieces(marked: string): SearchHit['snippet'] {
  return marked
    .split(hitStart)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, hit: false }];
      const [hit = '', ...rest] = part.split(hitEnd);
      return [{ text: hit, hit: true }, { text: rest.join(''), hit: false }];
    })
    .map((piece) => ({ ...piece, text: piece.text.replace(/\p{Cc}+/gu, ' ').slice(0, maxPieceChars) }))
    .filter((piece) => piece.text !== '')
    .slice(0, maxPieces);
}
