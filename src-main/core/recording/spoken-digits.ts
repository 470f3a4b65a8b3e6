import { foldDigits } from '../policy/fold-digits.ts';
import { redactDigits } from '../policy/redact-digits.ts';

/** One utterance as the transcript has it, with its time in the call. */
export interface Spoken {
  readonly text: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** A number is read out in parts; these many utterances of one side, one after the other, may hold it. */
export const lookedBack = 4;
const apartMs = 30_000;

/**
 * Which of these utterances of one side, oldest first, hold a card number or a code: digits, number words, or a number spread over several of them.
 * The newest must be one of them: the others were looked at before.
 */
export function sensitiveAmong<S extends Spoken>(spoken: readonly S[]): readonly S[] {
  const newest = spoken.at(-1);
  if (newest === undefined) return [];
  for (let count = 1; count <= Math.min(lookedBack, spoken.length); count += 1) {
    const several = spoken.slice(-count);
    if (newest.fromMs - (several[0]?.toMs ?? 0) > apartMs) return [];
    if (holdsSecret(several.map(({ text }) => text).join(' '))) return several.filter(({ text }) => /\d/.test(foldDigits(text)));
  }
  return [];
}

function holdsSecret(text: string): boolean {
  // Spoken digits come with commas, and with a word or two, between them: "four two four two, and then 4242". A code of a few digits needs its word before it.
  return [/(?<=\d)[\s,.;:–—-]+(?=\d)/g, /(?<=\d)[^\d+]{1,24}(?=\d)/g].some((between) => {
    const digits = foldDigits(text).replace(between, '');
    return redactDigits(digits) !== digits;
  });
}
