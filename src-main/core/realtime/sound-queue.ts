/** Sound for the service that cannot go out now. What is older than the limit is not worth hearing any more. */
export interface SoundQueue {
  /** Keeps a copy. */
  push(samples: Int16Array): void;
  /** The oldest; undefined when there is none. */
  shift(): Int16Array | undefined;
  clear(): void;
  /** Samples dropped since the queue was made. */
  dropped(): number;
}

export function createSoundQueue(limitSamples: number): SoundQueue {
  let frames: Int16Array[] = [];
  let held = 0;
  let dropped = 0;
  return {
    push(samples) {
      const kept = samples.length > limitSamples ? samples.slice(samples.length - limitSamples) : samples.slice();
      dropped += samples.length - kept.length;
      frames.push(kept);
      held += kept.length;
      while (held > limitSamples) {
        const oldest = frames.shift()?.length ?? 0;
        held -= oldest;
        dropped += oldest;
      }
    },
    shift() {
      const oldest = frames.shift();
      held -= oldest?.length ?? 0;
      return oldest;
    },
    clear() {
      frames = [];
      held = 0;
    },
    dropped: () => dropped,
  };
}
