import { laneSampleRate } from './frame.ts';

/** Makes a voice softer for a while, without a click. */
export interface Ducking {
  set(on: boolean): void;
  /** Scales the samples in place. Allocates nothing. */
  apply(samples: Float32Array): void;
}

/** −20 dB. */
export const duckGain = 0.1;
/** Time from one loudness to the other: 10 ms. */
const slopeSamples = laneSampleRate / 100;

export function createDucking(): Ducking {
  let gain = 1;
  let target = 1;
  return {
    set(on) {
      target = on ? duckGain : 1;
    },
    apply(samples) {
      if (gain === 1 && target === 1) return;
      const step = (1 - duckGain) / slopeSamples;
      for (let at = 0; at < samples.length; at += 1) {
        gain = gain < target ? Math.min(target, gain + step) : Math.max(target, gain - step);
        samples[at] = (samples[at] ?? 0) * gain;
      }
    },
  };
}
