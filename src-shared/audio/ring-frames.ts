/** A bounded queue of frames, oldest out first. A full one drops its oldest: late sound is worth less than new sound. */
export interface FrameRing<T> {
  /** Returns the frame that had to go, or null. */
  push(frame: T): T | null;
  /** Takes the oldest. */
  shift(): T | null;
  /** Looks at the oldest without taking it. */
  peek(): T | null;
  /** Looks at the one that comes out after `index` others. */
  at(index: number): T | null;
  /** Empties it and says how many went. */
  clear(): number;
  readonly length: number;
}

/** No allocation after this call: the audio thread uses it. */
export function createFrameRing<T>(capacity: number): FrameRing<T> {
  const slots: (T | null)[] = new Array<T | null>(capacity).fill(null);
  let first = 0;
  let length = 0;

  const shift = (): T | null => {
    if (length === 0) return null;
    const frame = slots[first] ?? null;
    slots[first] = null;
    first = (first + 1) % capacity;
    length -= 1;
    return frame;
  };

  return {
    push: (frame) => {
      const dropped = length === capacity ? shift() : null;
      slots[(first + length) % capacity] = frame;
      length += 1;
      return dropped;
    },
    shift,
    peek: () => (length === 0 ? null : slots[first] ?? null),
    at: (index) => (index < length ? slots[(first + index) % capacity] ?? null : null),
    clear: () => {
      const gone = length;
      slots.fill(null);
      first = 0;
      length = 0;
      return gone;
    },
    get length() { return length; },
  };
}
