import { createRecentFrames } from './recent-frames.ts';

/**
 * Sound behind a gate: as it is while open, silence of the same length while closed. A gate opens a little after speech began, so what was
 * just heard is kept back while it is closed, and goes out first when it opens: no beginning is cut, and nothing is late while it is open.
 */
export interface GatedSound {
  /** One frame. `send` may be called no times or several; arrays are only valid during the call. */
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
  const kept = createRecentFrames(keptFrames);
  const silence = new Int16Array(frameSamples);
  const quietFrames = Math.ceil(turnSilenceMs / frameMs);
  let closedFrames = quietFrames;

  const empty = (send: (samples: Int16Array) => void, open: boolean): void => {
    for (let oldest = kept.shift(); oldest !== null; oldest = kept.shift()) send(open ? oldest : silence);
  };

  return {
    get keptSamples() { return kept.count * frameSamples; },
    next(samples, open, send) {
      closedFrames = open ? 0 : closedFrames + 1;
      if (open) {
        empty(send, true);
        return send(samples);
      }
      // No frame of a line; it only must not change the length.
      if (samples.length !== frameSamples) {
        empty(send, false);
        return send(new Int16Array(samples.length));
      }
      if (closedFrames <= quietFrames) return send(silence);
      if (kept.isFull) {
        kept.shift();
        send(silence);
      }
      return kept.push(samples);
    },
  };
}
