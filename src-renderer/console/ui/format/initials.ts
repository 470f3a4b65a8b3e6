/** Two letters for a name: of its first and last word. A number or nothing gives `?`. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const first = words[0];
  const last = words.length > 1 ? words.at(-1) : undefined;
  if (first === undefined) return '?';
  const letter = (word: string) => /\p{L}/u.exec(word)?.[0].toUpperCase() ?? '';
  return last === undefined ? letter(first) : letter(first) + letter(last);
}
