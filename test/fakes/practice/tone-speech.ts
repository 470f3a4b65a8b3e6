import type { PracticeVoice, Speech } from '../../../src-main/practice/speech/speech-api.ts';

const rate = 24_000;
const pitchHz: Readonly<Record<PracticeVoice, number>> = { assistant: 190, woman: 220, man: 120, elder: 140, young: 170 };

/** Speech without words to understand: a swell for each syllable, its vowel by its letters; as long as the text, the same for the same text. */
export function createToneSpeech(): Speech {
  return {
    say(text, voice) {
      const parts: Int16Array[] = [];
      for (const word of text.split(/\s+/u).filter((one) => /[\p{L}\p{N}]/u.test(one))) {
        for (const syllable of word.match(/[^aeiouy\d]*(?:[aeiouy]+|\d|[^aeiouy\d]+$)/giu) ?? [word]) parts.push(syllableOf(syllable, pitchHz[voice]));
        parts.push(new Int16Array(/[.?!]$/u.test(word) ? 0.18 * rate : 0.03 * rate));
      }
      const out = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
      let at = 0;
      for (const part of parts) {
        out.set(part, at);
        at += part.length;
      }
      return out;
    },
  };
}

function syllableOf(letters: string, baseHz: number): Int16Array {
  let seed = 7;
  for (const letter of letters) seed = (Math.imul(seed, 31) + letter.charCodeAt(0)) | 0;
  const next = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
    return ((seed >>> 8) % 10_000) / 10_000;
  };
  const hz = baseHz * (0.9 + next() * 0.3);
  const formants = [300 + next() * 500, 900 + next() * 1_400];
  const length = Math.round((0.09 + next() * 0.07) * rate);
  const level = 4_000 + next() * 4_000;
  const hiss = next() * 0.15;
  return Int16Array.from({ length }, (_, i) => {
    const envelope = Math.sin((Math.PI * i) / length) ** 0.7;
    let value = 0;
    for (let harmonic = 1; harmonic <= 20; harmonic += 1) {
      const at = harmonic * hz;
      const gain = formants.reduce((sum, formant) => sum + Math.exp(-(((at - formant) / 150) ** 2)), 0.02);
      value += gain * Math.sin((2 * Math.PI * at * i) / rate + harmonic);
    }
    return Math.round(envelope * level * (value / 2 + hiss * (next() - 0.5)));
  });
}
