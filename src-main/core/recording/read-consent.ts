export type Consent = 'yes' | 'no';

/*
 * English only, and only these words: anything else is no answer, and without an answer nothing is recorded. A yes must be a yes from its first word
 * on; what follows in further sentences must not take it back.
 */
const soft = '(?:(?:oh|uh|um|well|and|thanks|thank you|please|sure|then|to me|by me|with me|for me|i guess not a problem) )*';
const yesWords = [
  'yes', 'yeah', 'yep', 'yup', 'sure', 'sure thing', 'ok', 'okay', 'all right', 'alright', 'of course', 'certainly', 'absolutely', 'definitely', 'no problem', 'not a problem', 'no objections?', 'go ahead', 'go right ahead', 'please do', 'fine', 'i agree', 'i consent', 'i (?:do not|dont) mind',
  '(?:yes )?(?:it|that|thats|its|this)(?: is| s)?(?: perfectly| totally| absolutely| quite)? (?:fine|ok|okay|all right|alright|good|no problem)', 'you (?:can|may)(?: record(?: it| this| the call| this call)?)?', 'i am (?:fine|ok|okay|good) with (?:it|that)', 'im (?:fine|ok|okay|good) with (?:it|that)', 'by all means', 'it is', 'please record',
].join('|');
const yes = new RegExp(`^${soft}(?:${yesWords})(?: (?:${soft}(?:${yesWords})|by me|with me|for me|please|thanks|thank you|sir|madam|mam|maam|then|go on))*$`);
const noStart = /^(?:oh |uh |um |well |sorry |im sorry |i am sorry )*(?:no|nope|nah|never|absolutely not|of course not|certainly not|definitely not|rather not|better not|not really|please dont|please do not|dont|do not|id rather not|i would rather not|id prefer not|i would prefer not|i do not (?:agree|consent|want)|i dont (?:agree|consent|want)|(?:it is not|it isnt|thats not|that is not)(?: ok| okay| all right| alright| fine)?|not (?:ok|okay|all right|alright|fine))\b/;
/** Said after a yes, these make it no clear one. */
const takesBack = /\b(?:no|not|dont|but|wait|however|unless|except|only|record|recorded|recording|rather|why|actually|hold on)\b/;

const objections = [
  /\b(?:dont|do not|cant|cannot|must not|may not|not allowed to|never)(?: \w+){0,3} (?:record|tape)\b/,
  /\b(?:stop|end|turn off|switch off|quit|no)(?: \w+){0,2} (?:recording|taping)\b/,
  /\b(?:not|dont|never)(?: \w+){0,4} (?:be|being|get) (?:recorded|taped)\b/,
  /\bi (?:do not|dont|did not|didnt) (?:consent|agree) to (?:the |this |a |any |that |being )?(?:recording|recorded|be recorded|call being recorded)\b/,
  /\bobject to (?:the |this |being |any )?record/,
];

/** Longer utterances are conversation. */
const longestChars = 300;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/['’]/g, '').replace(/[\p{P}\p{S}\s]+/gu, ' ').trim();

/** What the other side's words answer to "Is it all right if this call is recorded?". Null: nothing that is clear. */
export function readConsent(said: string): Consent | null {
  if (said.length > longestChars) return null;
  if (isObjection(said)) return 'no';
  const [first = '', ...rest] = said.split(/(?<=[.!?])\s+/).map(plain).filter((sentence) => sentence !== '');
  // A question is never an answer.
  if (/^[^.!]*\?/.test(said.trim())) return null;
  if (yes.test(first)) return rest.some((sentence) => takesBack.test(sentence)) ? null : 'yes';
  if (!noStart.test(first)) return null;
  // "No, that is fine" and "No. Go ahead" may mean either.
  return [first.replace(noStart, '').trim(), ...rest].some((part) => yes.test(part)) ? null : 'no';
}

/** They do not want to be recorded, whenever they say it. */
export function isObjection(said: string): boolean {
  const words = plain(said);
  return !/\b(?:dont|do not|wouldnt|would not) mind\b/.test(words) && objections.some((pattern) => pattern.test(words));
}
