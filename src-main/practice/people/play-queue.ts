/** Sound waiting to be played, taken out 20 ms at a time. */
export interface PlayQueue {
  push(samples: Int16Array): void;
  /** The utterance is complete: its last part may be played although it does not fill a frame. */
  end(): void;
  clear(): void;
  queued(): number;
  /** Fills the frame; answers how many samples are sound (the rest is silence). */
  take(frame: Int16Array): number;
}

export function createPlayQueue(): PlayQueue {
  let chunks: Int16Array[] = [];
  let offset = 0;
  let queued = 0;
  let ended = true;
  return {
    push(samples) {
      if (samples.length === 0) return;
      chunks.push(samples);
      queued += samples.length;
      ended = false;
    },
    end() {
      ended = true;
    },
    clear() {
      chunks = [];
      offset = 0;
      queued = 0;
      ended = true;
    },
    queued: () => queued,
    take(frame) {
      frame.fill(0);
      // Half a frame in the middle of an utterance waits for the rest: silence inside a word is heard as a click.
      if (queued < frame.length && !ended) return 0;
      let filled = 0;
      while (filled < frame.length && chunks.length > 0) {
        const chunk = chunks[0] ?? new Int16Array(0);
        const count = Math.min(frame.length - filled, chunk.length - offset);
        frame.set(chunk.subarray(offset, offset + count), filled);
        filled += count;
        offset += count;
        if (offset === chunk.length) {
          chunks.shift();
          offset = 0;
        }
      }
      queued -= filled;
      return filled;
    },
  };
}
