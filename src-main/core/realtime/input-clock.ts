/**
 * The service tells where in the sound it heard things, counted from the start of the connection. This knows when each part of that
 * sound was sent, so that such a position becomes a time.
 */
export interface InputClock {
  sent(samples24k: number, nowMs: number): void;
  /** When the sound at this position went out, monotonic ms; null before the first, and for what is too long ago. */
  sentAtMs(positionMs: number): number | null;
  restart(): void;
}

/** A mark for each 20 ms frame of the last 20 s, which is longer than any silence that ends a turn. */
const keptMarks = 1_000;
const samplesPerMs = 24;

export function createInputClock(): InputClock {
  // A ring of plain numbers: this is fed fifty times a second for an hour.
  const ends = new Float64Array(keptMarks);
  const times = new Float64Array(keptMarks);
  let count = 0;
  let total = 0;
  return {
    sent(samples24k, nowMs) {
      total += samples24k;
      ends[count % keptMarks] = total;
      times[count % keptMarks] = nowMs;
      count += 1;
    },
    sentAtMs(positionMs) {
      const position = positionMs * samplesPerMs;
      if (position > total || position < 0) return null;
      const oldest = Math.max(0, count - keptMarks);
      for (let at = count - 1; at >= oldest; at -= 1) {
        const start = at === 0 ? -1 : at > oldest ? (ends[(at - 1) % keptMarks] ?? 0) : Number.POSITIVE_INFINITY;
        if (position > start) {
          // Sound is sent as it is heard: the end of a frame is its time, what lies before its end was heard that much earlier.
          return (times[at % keptMarks] ?? 0) - ((ends[at % keptMarks] ?? 0) - position) / samplesPerMs;
        }
      }
      return null;
    },
    restart() {
      count = 0;
      total = 0;
    },
  };
}
