import { createFrameRing } from '../ring-frames.ts';

/** Frames on one end, single float samples (-1..1) on the other. Holds `capacityFrames`; a full one drops its oldest. */
export interface SampleQueue {
  /** Answers how many samples had to go. */
  push(frame: Int16Array): number;
  /** The oldest sample; 0 when there is none. */
  next(): number;
  /** Drops up to this many of the oldest. */
  skip(samples: number): void;
  /** Copies the oldest `count` without taking them, into `target` from `at` on; as many must be there. */
  peek(target: Float32Array, at: number, count: number): void;
  clear(): void;
  /** Frames that are used up since the last call. */
  takeUsedFrames(): number;
  readonly length: number;
}

export function createSampleQueue(capacityFrames: number): SampleQueue {
  const frames = createFrameRing<Int16Array>(capacityFrames);
  let offset = 0;
  let length = 0;
  let used = 0;

  const dropFront = (): number => {
    const left = (frames.shift()?.length ?? 0) - offset;
    offset = 0;
    length -= left;
    used += 1;
    return left;
  };

  return {
    push(frame) {
      if (frame.length === 0) {
        used += 1;
        return 0;
      }
      const dropped = frames.length === capacityFrames ? dropFront() : 0;
      frames.push(frame);
      length += frame.length;
      return dropped;
    },
    next() {
      const front = frames.peek();
      if (front === null) return 0;
      const sample = front[offset]! / 32_768;
      offset += 1;
      length -= 1;
      if (offset === front.length) dropFront();
      return sample;
    },
    skip(samples) {
      let left = Math.min(samples, length);
      for (let front = frames.peek(); front !== null && left > 0; front = frames.peek()) {
        const step = Math.min(left, front.length - offset);
        offset += step;
        length -= step;
        left -= step;
        if (offset === front.length) dropFront();
      }
    },
    peek(target, at, count) {
      let frame = 0;
      let from = offset;
      for (let i = 0; i < count; i += 1) {
        let samples = frames.at(frame)!;
        if (from === samples.length) {
          frame += 1;
          from = 0;
          samples = frames.at(frame)!;
        }
        target[at + i] = samples[from]! / 32_768;
        from += 1;
      }
    },
    clear() {
      used += frames.clear();
      offset = 0;
      length = 0;
    },
    takeUsedFrames() {
      const frameCount = used;
      used = 0;
      return frameCount;
    },
    get length() { return length; },
  };
}
