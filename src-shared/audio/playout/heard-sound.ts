/** The last sound that was heard, for what has to go on from it. */
export interface HeardSound {
  add(sample: number): void;
  /** Copies the newest `count` (at most `heardSamples`) into `target` from 0 on, oldest first. */
  copy(target: Float32Array, count: number): void;
}

/** 43 ms, a power of two: more than two of the longest periods and what is compared. */
export const heardSamples = 1_024;

export function createHeardSound(): HeardSound {
  const ring = new Float32Array(heardSamples);
  let at = 0;
  return {
    add(sample) {
      ring[at] = sample;
      at = (at + 1) & (heardSamples - 1);
    },
    copy(target, count) {
      for (let i = 0; i < count; i += 1) target[i] = ring[(at - count + i) & (heardSamples - 1)]!;
    },
  };
}
