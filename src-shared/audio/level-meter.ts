/** Peak of a stream of float samples, one figure a window. */
export interface LevelMeter {
  /** The highest peak (0..1) of the windows that ended within these samples, or null when none ended. */
  push(samples: Float32Array): number | null;
}

export function createLevelMeter(windowSamples: number): LevelMeter {
  let peak = 0;
  let seen = 0;
  return {
    push: (samples) => {
      let ended: number | null = null;
      for (const sample of samples) {
        const size = sample < 0 ? -sample : sample;
        if (size > peak) peak = size;
        seen += 1;
        if (seen < windowSamples) continue;
        ended = Math.max(ended ?? 0, Math.min(1, peak));
        peak = 0;
        seen = 0;
      }
      return ended;
    },
  };
}
