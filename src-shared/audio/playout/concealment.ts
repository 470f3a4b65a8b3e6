import { comparedSamples, findPeriod, likeness, longestPeriod } from './find-period.ts';
import { heardSamples, type HeardSound } from './heard-sound.ts';

/** Sound in place of sound that has not come: the last period of the voice again and again, softer and softer, then silence. */
export interface Concealment {
  /** Goes on from what was heard last. */
  start(): void;
  /** Ends within 2.5 ms. */
  release(): void;
  next(): number;
}

/** Full loudness for 10 ms, silence after 60 ms: longer, and a repeated period sounds like a machine. */
const holdSamples = 240;
const endSamples = 1_440;
/** The step from the true sound to the repeated one is spread over 2.5 ms; a release takes as long. */
const edgeSamples = 60;
/** Sound less periodic than this is noise: repeated in the longest piece, so that it does not buzz. */
const leastLikeness = 0.4;

export function createConcealment(heard: HeardSound): Concealment {
  const sound = new Float32Array(heardSamples);
  const cycle = new Float32Array(longestPeriod);
  let period = 1;
  let step = 0;
  let at = endSamples;
  /** Samples left of a release; above `edgeSamples` there is none. */
  let releasing = edgeSamples + 1;

  return {
    start() {
      heard.copy(sound, heardSamples);
      const compared = heardSamples - comparedSamples;
      period = findPeriod(sound, compared, -1);
      if (likeness(sound, compared, compared - period, 1) < leastLikeness) period = longestPeriod;
      // The end of the cycle becomes what came before its begin, so that it closes without a step.
      const closing = period >> 2;
      for (let i = 0; i < period; i += 1) {
        const share = Math.max(0, (i - (period - closing) + 1) / (closing + 1));
        cycle[i] = sound[heardSamples - period + i]! * (1 - share) + sound[heardSamples - 2 * period + i]! * share;
      }
      step = sound[heardSamples - 1]! - sound[heardSamples - 1 - period]!;
      at = 0;
      releasing = edgeSamples + 1;
    },
    release() {
      releasing = Math.min(releasing, edgeSamples);
    },
    next() {
      if (at >= endSamples || releasing === 0) return 0;
      let sample = cycle[at % period]! + (at < edgeSamples ? step * (1 - at / edgeSamples) : 0);
      if (at > holdSamples) sample *= (endSamples - at) / (endSamples - holdSamples);
      at += 1;
      if (releasing <= edgeSamples) {
        sample *= releasing / edgeSamples;
        releasing -= 1;
      }
      return sample;
    },
  };
}
