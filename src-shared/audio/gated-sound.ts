/**
 * Sound behind a gate: as it is while open, silence of the same length while closed. A gate opens a little after speech began, so what was
 * just heard is kept back while it is closed, and goes out first when it opens: no beginning is cut, and nothing is late while it is open.
 */
export interface GatedSound {
  /** One 20 ms frame. `send` may be called no times or several; arrays are only valid during the call. */
  next(samples: Int16Array, open: boolean, send: (samples: Int16Array) => void): void;
  /** Samples that came and have not gone out yet. */
  readonly keptSamples: number;
}

/** 100 ms: the gate's window, within which it opens. */
export const keptFrames = 5;
const frameSamples = 480;
const frameMs = 20;

/** `turnSilenceMs`: while a turn may be ending, silence goes out at once; keeping sound back then would make every answer late by as much. */
export function createGatedSound(turnSilenceMs: number): GatedSound {
  const kept = Array.from({ length: keptFrames }, () => new Int16Array(frameSamples));
  const silence = new Int16Array(frameSamples);
  const quietFrames = Math.ceil(turnSilenceMs / frameMs);
  let count = 0;
  let first = 0;
  let closedFrames = quietFrames;

  const frameAt = (index: number): Int16Array => kept[index % keptFrames]!;
  const empty = (send: (samples: Int16Array) => void, open: boolean): void => {
    for (; count > 0; count -= 1, first += 1) send(open ? frameAt(first) : silence);
  };

  return {
    get keptSamples() { return count * frameSamples; },
    next(samples, open, send) {
      closedFrames = open ? 0 : closedFrames + 1;
      if (open) {
        empty(send, true);
        return send(samples);
      }
      if (samples.length !== frameSamples) {
        empty(send, false);
        return send(samples.length < frameSamples ? silence.subarray(0, samples.length) : new Int16Array(samples.length));
      }
      if (closedFrames <= quietFrames) return send(silence);
      if (count === keptFrames) {
        count -= 1;
        first += 1;
        send(silence);
      }
      frameAt(first + count).set(samples);
      count += 1;
      return undefined;
    },
  };
}
