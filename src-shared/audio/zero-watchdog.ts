/**
 * Notices a microphone that gives nothing but exact zeros: macOS does so without permission, a muted or dead device too.
 * A live one, however quiet, has noise.
 */
export interface ZeroWatchdog {
  /** True as long as the last `afterMs` or more were zeros alone. */
  push(samples: Float32Array): boolean;
  /** How long the zeros have lasted. */
  readonly zeroMs: number;
}

export function createZeroWatchdog({ afterMs, rateHz }: { readonly afterMs: number; readonly rateHz: number }): ZeroWatchdog {
  const limitSamples = (afterMs * rateHz) / 1_000;
  let zeros = 0;
  return {
    push: (samples) => {
      for (let at = 0; at < samples.length; at += 1) zeros = samples[at] === 0 ? zeros + 1 : 0;
      return zeros >= limitSamples;
    },
    get zeroMs() { return (zeros * 1_000) / rateHz; },
  };
}
