import type { SoundFrame } from './sound-frame.ts';
import { samplesOf } from './sound-frame.ts';

/** Sound for the service that cannot go out now. What is older than the limit is not worth hearing any more. */
export interface SoundQueue {
  /** Keeps a copy. */
  push(frame: SoundFrame): void;
  /** The oldest; undefined when there is none. */
  shift(): SoundFrame | undefined;
  clear(): void;
  /** Samples dropped since the queue was made. */
  dropped(): number;
}

export function createSoundQueue(limitSamples: number): SoundQueue {
  let frames: SoundFrame[] = [];
  let held = 0;
  let dropped = 0;
  return {
    push(frame) {
      const tooMany = Math.max(0, samplesOf(frame) - limitSamples);
      const kept = frame.slice(Math.ceil((tooMany * frame.length) / Math.max(1, samplesOf(frame))));
      dropped += samplesOf(frame) - samplesOf(kept);
      frames.push(kept);
      held += samplesOf(kept);
      while (held > limitSamples) {
        const oldest = frames.shift();
        const length = oldest === undefined ? held : samplesOf(oldest);
        held -= length;
        dropped += length;
      }
    },
    shift() {
      const oldest = frames.shift();
      held -= oldest === undefined ? 0 : samplesOf(oldest);
      return oldest;
    },
    clear() {
      frames = [];
      held = 0;
    },
    dropped: () => dropped,
  };
}
