import { frameLevels, voicedFrames } from './frame-levels.ts';

/** Below this one silence is like another. */
const quietDb = -65;

/** What is compared of a stretch of sound: 10 ms levels, where the voice is, and the sound itself at 6 kHz. */
export interface UtterancePrint {
  readonly levels: Float32Array;
  readonly voiced: Uint8Array;
  readonly samples6k: Float32Array;
}

export const printDecimation = 4;
/** Samples of `samples6k` in one 10 ms frame. */
export const printFrameSamples = 60;

export function printOf(samples24k: Int16Array): UtterancePrint {
  const samples6k = new Float32Array(Math.floor(samples24k.length / printDecimation));
  for (let i = 0; i < samples6k.length; i += 1) {
    const at = i * printDecimation;
    samples6k[i] = (samples24k[at] ?? 0) + (samples24k[at + 1] ?? 0) + (samples24k[at + 2] ?? 0) + (samples24k[at + 3] ?? 0);
  }
  const levels = frameLevels(samples24k);
  const voiced = voicedFrames(levels);
  return { levels: levels.map((level) => Math.max(quietDb, level)), voiced, samples6k };
}

/** Prints are made once for each array of samples. */
const prints = new WeakMap<Int16Array, UtterancePrint>();

export function cachedPrintOf(samples24k: Int16Array): UtterancePrint {
  let print = prints.get(samples24k);
  if (print === undefined) {
    print = printOf(samples24k);
    prints.set(samples24k, print);
  }
  return print;
}
