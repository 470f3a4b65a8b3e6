/**
 * How each practice voice is made: variant, words a minute, pitch (0-99) of espeak-ng. `wordSpeed` for single words, which the
 * program stretches, `smallWordSpeed` for articles and the like, `pieceSpeed` for syllable pieces.
 */
const shared = { wordSpeed: 240, smallWordSpeed: 290, pieceSpeed: 300 };

export const voices = {
  assistant: { ...shared, variant: 'en-us+f3', speed: 172, pitch: 48 },
  woman: { ...shared, variant: 'en-us+f4', speed: 168, pitch: 40 },
  man: { ...shared, variant: 'en-us+m3', speed: 170, pitch: 42 },
  elder: { ...shared, variant: 'en-us+m7', speed: 158, pitch: 30, wordSpeed: 225 },
  young: { ...shared, variant: 'en-us+f5', speed: 175, pitch: 68 },
};

/** espeak-ng's names for the sounds of src-main/practice/speech/sound-pieces.ts. */
const mnemonics = {
  ah: 'A:', eh: 'E', ih: 'I', ee: 'i:', oh: 'oU', oo: 'u:', uh: 'V', ay: 'eI', ai: 'aI',
  ch: 'tS', j: 'dZ', sh: 'S', th: 'T', y: 'j', ng: 'N',
};
/** Vowels that an r after them changes. */
const beforeR = { ah: 'A@', eh: 'e@', ih: 'i@3', ee: 'i@3', oo: 'U@', uh: '3:' };

/** Consonants that the program does not say alone: a short vowel carries them. */
const needsVowel = new Set(['b', 'd', 'g', 'j', 'r']);

/** A piece name (`k+ah`, `ah+r`, `+ee`, `t`) as phonemes that the program reads. */
export function pieceText(name) {
  const [first, second] = name.split('+');
  if (second === 'r' && first in beforeR) return `[['${beforeR[first]}]]`;
  const mnemonic = (sound) => mnemonics[sound] ?? sound;
  if (second === undefined) return needsVowel.has(first) ? `[[${mnemonic(first)}@]]` : `[[${mnemonic(first)}]]`;
  return first in mnemonics && ['ah', 'eh', 'ih', 'ee', 'oo', 'uh'].includes(first) ? `[['${mnemonic(first)}${mnemonic(second)}]]` : `[[${first === '' ? '' : mnemonic(first)}'${mnemonic(second)}]]`;
}
