import type { Tone } from '../tone.ts';

/** Reply time in a word: good under 0.8 s, fair under 1.5 s, slow over. Null: no data. */
export function replyWord(replyMs: number | null): { readonly word: 'Good' | 'Fair' | 'Slow'; readonly tone: Tone } | null {
  if (replyMs === null) return null;
  if (replyMs < 800) return { word: 'Good', tone: 'live' };
  return replyMs < 1500 ? { word: 'Fair', tone: 'quiet' } : { word: 'Slow', tone: 'danger' };
}
