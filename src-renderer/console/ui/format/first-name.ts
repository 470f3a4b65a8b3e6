/** How a person is named in the transcript: the first word of a person's name, the whole of a business's short one. */
export function firstName(name: string): string {
  const words = name.trim().split(/\s+/);
  const isPerson = words.length === 2 && words.every((word) => /^\p{Lu}\p{L}+$/u.test(word));
  return isPerson ? (words[0] ?? name) : name.trim();
}
