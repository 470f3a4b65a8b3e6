export interface Piece { readonly text: string; readonly fromOther: boolean }

/** Cuts a value into pieces, marked where the other person's words are. Spans may overlap, be unsorted, or reach too far. */
export function splitSpans(value: string, spans: readonly { readonly start: number; readonly end: number }[]): Piece[] {
  const pieces: Piece[] = [];
  const add = (start: number, end: number, fromOther: boolean): void => {
    if (end > start) pieces.push({ text: value.slice(start, end), fromOther });
  };
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, Math.min(value.length, span.start));
    const end = Math.max(start, Math.min(value.length, span.end));
    add(at, start, false);
    add(start, end, true);
    at = end;
  }
  add(at, value.length, false);
  return pieces;
}
