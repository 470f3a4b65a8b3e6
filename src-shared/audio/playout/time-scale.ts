import { comparedSamples, findPeriod, likeness, longestPeriod } from './find-period.ts';
import type { HeardSound } from './heard-sound.ts';
import type { SampleQueue } from './sample-queue.ts';

/** Makes the sound shorter or longer by one period of the voice, where nobody hears it: at a place that is like its neighbour, or silent. */
export interface TimeScale {
  /** Takes sound from the queue and leaves one period out. Answers how many samples that is; 0 when the place is bad. */
  shorten(anyPlace: boolean): number;
  /** Repeats a period. Answers how many samples that is; 0 when the place is bad. */
  stretch(anyPlace: boolean): number;
  /** Sound made by either that must be played before the queue's. */
  readonly left: number;
  next(): number;
  /** Whether what is left is sound of the queue and not repeated. */
  readonly leftIsReal: boolean;
  clear(): void;
}

const windowSamples = longestPeriod + comparedSamples;
const goodLikeness = 0.85;
const fairLikeness = 0.4;
/** −54 dB of full scale. */
const quiet = 0.002;

export function createTimeScale(heard: HeardSound, queue: SampleQueue): TimeScale {
  const sound = new Float32Array(longestPeriod + windowSamples);
  const staged = new Float32Array(windowSamples);
  let length = 0;
  let at = 0;
  let real = false;

  const isQuiet = (from: number): boolean => {
    let squares = 0;
    for (let i = 0; i < comparedSamples; i += 1) squares += sound[from + i]! ** 2;
    return squares < comparedSamples * quiet * quiet;
  };
  const isGood = (from: number, other: number, anyPlace: boolean): boolean => likeness(sound, from, other, 1) >= (anyPlace ? fairLikeness : goodLikeness) || (isQuiet(from) && isQuiet(other));
  const crossfade = (from: number, to: number, count: number, isReal: boolean): void => {
    for (let i = 0; i < count; i += 1) {
      const share = (i + 1) / (count + 1);
      staged[i] = sound[from + i]! * (1 - share) + sound[to + i]! * share;
    }
    length = count;
    at = 0;
    real = isReal;
  };

  return {
    shorten(anyPlace) {
      if (queue.length < windowSamples) return 0;
      queue.peek(sound, 0, windowSamples);
      const period = findPeriod(sound, 0, 1);
      if (!isGood(0, period, anyPlace)) return 0;
      crossfade(0, period, comparedSamples, true);
      queue.skip(period + comparedSamples);
      return period;
    },
    stretch(anyPlace) {
      if (queue.length < longestPeriod) return 0;
      heard.copy(sound, longestPeriod);
      queue.peek(sound, longestPeriod, longestPeriod);
      const period = findPeriod(sound, longestPeriod, -1);
      if (!isGood(longestPeriod, longestPeriod - period, anyPlace)) return 0;
      crossfade(longestPeriod, longestPeriod - period, period, false);
      return period;
    },
    get left() { return length - at; },
    next() {
      at += 1;
      return staged[at - 1]!;
    },
    get leftIsReal() { return real; },
    clear() {
      length = 0;
      at = 0;
    },
  };
}
