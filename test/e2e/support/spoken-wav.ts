import { readFileSync } from 'node:fs';
import { createSpeech } from '../../../src-main/practice/speech/create-speech.ts';

const padSamples24k = 7_200;

/** Real words as samples, rendered by the practice line's own voice. PCM16 24 kHz mono. */
export function spokenWords(text: string): Int16Array {
  return createSpeech((name) => readFileSync(`assets/speech/${name}`)).say(text, 'man');
}

/** The words between 300 ms of silence on both sides: the fake microphone starts before anything listens. */
export function padded(words: Int16Array): Int16Array {
  const samples = new Int16Array(words.length + 2 * padSamples24k);
  samples.set(words, padSamples24k);
  return samples;
}
