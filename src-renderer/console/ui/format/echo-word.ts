import type { Tone } from '../tone.ts';

/** Two who speak at once reach 0.3 without any echo. */
const someFrom = 0.5;
const strongFrom = 0.75;

/** An echo score (0 to 1) in a word; null: no data. */
export function echoWord(echo: number | null): { readonly word: 'None' | 'Some' | 'Strong'; readonly tone: Tone } | null {
  if (echo === null) return null;
  if (echo < someFrom) return { word: 'None', tone: 'live' };
  return echo < strongFrom ? { word: 'Some', tone: 'quiet' } : { word: 'Strong', tone: 'danger' };
}
