import { levelDb } from './pcm.ts';

/** Peak and loudness of a stream of float samples, window by window. */
export interface LevelMeter {
  /** The highest peak (0..1) of the windows that ended within these samples, or null when none ended. */
  push(samples: Float32Array): number | null;
  /** Of the last window that ended, in dB of full scale: a sine of full swing has a peak of 0 and an RMS of −3.01. Silence is -Infinity. */
  readonly peakDb: number;
  readonly rmsDb: number;
}

export function createLevelMeter(windowSamples: number): LevelMeter {
  let peak = 0;
  let squares = 0;
  let seen = 0;
  let endedPeak = 0;
  let endedSquares = 0;
  return {
    push: (samples) => {
      let ended: number | null = null;
      for (let at = 0; at < samples.length; at += 1) {
        const sample = samples[at]!;
        const size = sample < 0 ? -sample : sample;
        if (size > peak) peak = size;
        squares += sample * sample;
        seen += 1;
        if (seen < windowSamples) continue;
        ended = Math.max(ended ?? 0, Math.min(1, peak));
        endedPeak = peak;
        endedSquares = squares;
        peak = 0;
        squares = 0;
        seen = 0;
      }
      return ended;
    },
    get peakDb() { return levelDb(endedPeak); },
    get rmsDb() { return levelDb(Math.sqrt(endedSquares / windowSamples)); },
  };
}
