/** Lower case, letters and digits only, single spaces. */
export function plainWords(text: string): string {
  return text.toLowerCase().replace(/[’']/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The longest of the phrases that stands in the text as whole words; null when none does. */
export function findPhrase(text: string, phrases: readonly string[]): string | null {
  const words = ` ${plainWords(text)} `;
  let best: string | null = null;
  for (const phrase of phrases) {
    if (words.includes(` ${plainWords(phrase)} `) && phrase.length > (best?.length ?? 0)) best = phrase;
  }
  return best;
}
