/**
 * What people say to show that they listen, without wanting the word. Whole words, lower case, without accents' loss: compared after
 * normalising. "No", "stop", "wait" and the like are never among them.
 */
const listening: ReadonlySet<string> = new Set([
  // English
  'mm', 'mhm', 'mmhm', 'mmm', 'hm', 'hmm', 'uh', 'huh', 'uhhuh', 'um', 'ah', 'aha', 'oh', 'yeah', 'yep', 'yes', 'ok', 'okay', 'right', 'sure', 'good', 'great', 'alright', 'cool', 'i', 'see',
  // Italian, Spanish, Portuguese, French, German, Dutch
  'si', 'sì', 'sí', 'certo', 'va', 'bene', 'ecco', 'vale', 'claro', 'bueno', 'sim', 'pois', 'oui', 'ouais', 'daccord', 'bien', 'ja', 'genau', 'gut', 'klar', 'goed', 'precies',
]);
const mostWords = 3;

/** True for a sound that asks for nothing: no words at all, a described noise (`[cough]`), or a few words of listening. */
export function isBackchannel(text: string): boolean {
  const words = text.toLowerCase().replace(/\[[^\]]*\]|\([^)]*\)/gu, ' ').replace(/['’-]/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length <= mostWords && words.every((word) => listening.has(word));
}
