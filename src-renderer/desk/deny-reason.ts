export const denyReasons = ['Wrong details', 'Not now', 'Never do this'] as const;

/** What the assistant is told: the chosen reason, the owner's own words, both, or nothing. At most 600 characters. */
export function denyReason(chosen: string | null, words: string): string | null {
  const own = words.trim();
  if (chosen === null) return own === '' ? null : own.slice(0, 600);
  return (own === '' ? chosen : `${chosen}. ${own}`).slice(0, 600);
}
