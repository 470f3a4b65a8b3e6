/** The latest part of a stream of PCM16, addressed by position in the stream. */
export interface SampleLog {
  /** Samples since the stream began. */
  end(): number;
  start(): number;
  append(samples: Int16Array): void;
  /** A copy; positions outside of what is kept are left out. */
  slice(from: number, to: number): Int16Array;
  /** Forgets what lies before this position. */
  dropBefore(position: number): void;
}

export function createSampleLog(maxSamples: number): SampleLog {
  let buffer = new Int16Array(48_000);
  let offset = 0;
  let length = 0;
  let firstPosition = 0;

  const dropBefore = (position: number): void => {
    const count = Math.max(0, Math.min(length, position - firstPosition));
    offset += count;
    length -= count;
    firstPosition += count;
  };

  return {
    end: () => firstPosition + length,
    start: () => firstPosition,
    append(samples) {
      if (offset + length + samples.length > buffer.length) {
        const kept = buffer.subarray(offset, offset + length);
        const room = length + samples.length > buffer.length / 2 ? new Int16Array((length + samples.length) * 2) : buffer;
        room.set(kept, 0);
        buffer = room;
        offset = 0;
      }
      buffer.set(samples, offset + length);
      length += samples.length;
      if (length > maxSamples) dropBefore(firstPosition + length - maxSamples);
    },
    slice(from, to) {
      const first = Math.max(from, firstPosition);
      const last = Math.min(to, firstPosition + length);
      return last <= first ? new Int16Array(0) : buffer.slice(offset + first - firstPosition, offset + last - firstPosition);
    },
    dropBefore,
  };
}
