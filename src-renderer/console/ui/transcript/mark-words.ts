export interface Piece { readonly text: string; readonly hit: boolean }

/** The text in pieces; `hit` pieces begin with one of the query's words. Case and accents do not matter. */
export function markWords(text: string, query: string): readonly Piece[] {
  const asked = new Set(plain(query).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1));
  if (asked.size === 0) return [{ text, hit: false }];
  const pieces: Piece[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu)) {
    const word = plain(match[0]);
    const hit = [...asked].some((part) => word.startsWith(part));
    const last = pieces.at(-1);
    if (last !== undefined && !last.hit && !hit) pieces[pieces.length - 1] = { text: last.text + match[0], hit: false };
    else pieces.push({ text: match[0], hit });
  }
  return pieces;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
