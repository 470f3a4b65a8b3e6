/** Voices of the practice line. One for the assistant, the rest for the people it calls. */
export const practiceVoices = ['assistant', 'woman', 'man', 'elder', 'young'] as const;
export type PracticeVoice = (typeof practiceVoices)[number];

/** Turns words into sound without a service: pre-rendered lines, else words and syllables put together. */
export interface Speech {
  /**
   * One utterance as PCM16 mono 24 kHz, faster than real time and never empty for a text with a letter or digit in it.
   * Deterministic: the same text and voice give the same samples.
   */
  say(text: string, voice: PracticeVoice): Int16Array;
}
