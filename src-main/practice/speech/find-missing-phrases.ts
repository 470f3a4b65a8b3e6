import type { PracticeVoice } from './speech-api.ts';
import type { SpokenLine } from './collect-lines.ts';
import { phrasesOfLine } from './phrases-of-line.ts';
import { phraseKey } from './phrase-key.ts';
import type { VoiceIndex } from './voice-pack.ts';

/** Phrases of these lines that no voice pack holds, as `voice: phrase`. Empty: every line is spoken as it was rendered. */
export function findMissingPhrases(lines: readonly SpokenLine[], index: (voice: PracticeVoice) => VoiceIndex): readonly string[] {
  const missing = new Set<string>();
  for (const { text, voice } of lines) {
    for (const clause of phrasesOfLine(text)) {
      const key = phraseKey(clause.words, clause.ending);
      if (!Object.hasOwn(index(voice).phrases, key)) missing.add(`${voice}: ${key}`);
    }
  }
  return [...missing];
}
