/** A number in pieces; `hit` pieces hold the digits that were typed, spaces between them included. */
export function markDigits(shown: string, typed: string): readonly { readonly text: string; readonly hit: boolean }[] {
  const wanted = typed.replace(/\D/g, '');
  const places = [...shown.matchAll(/\d/g)].map((match) => match.index);
  const from = wanted === '' ? -1 : places.map((at) => shown.charAt(at)).join('').indexOf(wanted);
  const first = places[from];
  const last = places[from + wanted.length - 1];
  if (from < 0 || first === undefined || last === undefined) return [{ text: shown, hit: false }];
  const start = from === 0 ? 0 : first;
  return [
    { text: shown.slice(0, start), hit: false }, { text: shown.slice(start, last + 1), hit: true }, { text: shown.slice(last + 1), hit: false },
  ].filter((piece) => piece.text !== '');
}
