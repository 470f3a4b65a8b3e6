/** The newest frames of a stream, copied; a full one lets go of its oldest. Allocates nothing once made. */
export interface RecentFrames {
  readonly count: number;
  readonly isFull: boolean;
  /** 480 samples. */
  push(samples: Int16Array): void;
  /** The oldest, valid until the next push; null when there is none. */
  shift(): Int16Array | null;
}

const frameSamples = 480;

export function createRecentFrames(most: number): RecentFrames {
  const frames = Array.from({ length: most }, () => new Int16Array(frameSamples));
  let first = 0;
  let count = 0;
  const shift = (): Int16Array | null => {
    if (count === 0) return null;
    const oldest = frames[first]!;
    first = (first + 1) % most;
    count -= 1;
    return oldest;
  };
  return {
    get count() { return count; },
    get isFull() { return count === most; },
    push(samples) {
      if (count === most) shift();
      frames[(first + count) % most]!.set(samples);
      count += 1;
    },
    shift,
  };
}
