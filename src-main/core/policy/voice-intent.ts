export type VoiceIntent = 'yes' | 'no' | 'edit';

/*
 * English only, and only these words: anything else is not a decision. A yes must be nothing but a yes.
 */
const yesWords = '(?:i )?(?:yes|go ahead|confirm|approve|do it)';
const yes = new RegExp(`^(?:please )?${yesWords}(?:(?: and)? (?:${yesWords}|please))*$`);
/** "Don't stop" and "do not cancel" say the opposite of their words: they are no decision. */
const noWords = '(?:no|stop(?: it| that)?|cancel(?: it| that)?|(?:dont|do not)(?: do (?:it|that))?(?! (?:stop|cancel)))';
const no = new RegExp(`^(?:please )?${noWords}(?: (?:${noWords}|please|thanks|thank you))*$`);
const edit = /^(?:yes (?:please )?but\b|(?:please )?(?:(?:yes|no) )?(?:but )?(?:please )?(?:change|edit|correct|make it)\b)/;

/** Longer utterances are conversation. */
const longestChars = 200;

/** What the owner's words decide about the question he just heard. Case and punctuation do not matter. */
export function readVoiceIntent(said: string): VoiceIntent | null {
  if (said.length > longestChars) return null;
  const words = said.normalize('NFKC').toLowerCase().replace(/['’]/g, '').replace(/[\p{P}\p{S}\s]+/gu, ' ').trim();
  if (yes.test(words)) return 'yes';
  if (no.test(words)) return 'no';
  return edit.test(words) ? 'edit' : null;
}
