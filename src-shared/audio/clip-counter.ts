/** Counts how often sound hits full scale: too loud a microphone, which no later step can mend. */
export interface ClipCounter {
  /** Samples of -1..1. */
  push(samples: Float32Array): void;
  /** Times that at least `clipRun` samples in a row were at full scale on one side. */
  readonly clips: number;
  /** Samples at full scale, also the lone ones. */
  readonly clippedSamples: number;
}

/** One or two samples at full scale are a loud sound that just fits; three in a row are a flat top. */
export const clipRun = 3;
/** The largest PCM16 value as float: what has gone through 16 bits clips here and not at 1. */
const fullScale = 32_767 / 32_768;

export function createClipCounter(): ClipCounter {
  let clips = 0;
  let clippedSamples = 0;
  /** Length of the run at hand, negative for the lower side. */
  let run = 0;
  return {
    push: (samples) => {
      for (let at = 0; at < samples.length; at += 1) {
        const sample = samples[at]!;
        if (sample < fullScale && sample > -fullScale) {
          run = 0;
          continue;
        }
        clippedSamples += 1;
        run = sample > 0 ? Math.max(run, 0) + 1 : Math.min(run, 0) - 1;
        if (run === clipRun || run === -clipRun) clips += 1;
      }
    },
    get clips() { return clips; },
    get clippedSamples() { return clippedSamples; },
  };
}
