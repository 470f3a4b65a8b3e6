import { laneSampleRate } from '../frame.ts';

/**
 * What the arrival of frames tells about the way they came. The only clock is the sound device's: samples pulled so far.
 * A frame's transit is when it came less how much sound came before it; its lateness is its transit over the shortest of late.
 */
export interface Arrivals {
  /** `matters`: false for a frame that came so early that nothing depends on when. */
  push(nowSamples: number, frameSamples: number, matters: boolean): void;
  /** The sound paused: the shortest transit is looked for anew. What was learned of lateness stays. */
  pause(): void;
  /** Lateness of the newest frame. */
  readonly lateSamples: number;
  /** How much sound must be ready so that all but one of the frames of the last twenty seconds would have come in time; 0 before the first. */
  readonly needSamples: number;
  /** The sender speaks at the pace of a clock and is not ahead of it: a line, not a voice that is made faster than it is spoken. */
  readonly live: boolean;
  /** Mean change of transit between neighbours (RFC 3550, 6.4.1). */
  readonly jitterMs: number;
  /** Longest time between two frames without a pause. */
  readonly longestGapMs: number;
}

const ms = laneSampleRate / 1000;
const keptFrames = 1_000;
/** Of so many frames, one may come too late. */
const oneLateOf = 1_000;
/** Shortest transits are kept for two spans of this: a clock that drifts or another route is followed. */
const spanSamples = 5_000 * ms;
const binSamples = 2.5 * ms;
const bins = 64;
/** Time after which the pace is judged, how far a live sender may be off it then, and how far ahead proves that it is none. */
const judgeSamples = 1_000 * ms;
const unevenSamples = 150 * ms;
const aheadSamples = 300 * ms;
/** The clock is read between callbacks of the device, and the depth is kept only so well. */
const marginSamples = 10 * ms;

export function createArrivals(): Arrivals {
  /** Lateness of the last frames, in bins, as a ring; and how many of them fall into each bin. */
  const kept = new Uint8Array(keptFrames);
  const histogram = new Uint16Array(bins);
  let seen = 0;
  let sent = 0;
  let begun = false;
  let beganAt = 0;
  let first = 0;
  let spanBegan = 0;
  let shortest = 0;
  let shortestBefore = 0;
  let transitBefore = 0;
  let cameBefore = 0;
  let frameBefore = 0;
  let late = 0;
  let live = false;
  let ahead = false;
  let jitter = 0;
  let longestGap = 0;

  const begin = (now: number, transit: number): void => {
    begun = true;
    beganAt = now;
    spanBegan = now;
    first = transit;
    shortest = transit;
    shortestBefore = transit;
    transitBefore = transit;
    cameBefore = now;
    live = false;
    ahead = false;
  };

  const keep = (): void => {
    const bin = Math.min(bins - 1, Math.ceil(late / binSamples));
    const slot = seen % keptFrames;
    if (seen >= keptFrames) histogram[kept[slot]!]! -= 1;
    kept[slot] = bin;
    histogram[bin]! += 1;
    seen += 1;
  };

  /** Edge of the bin under which all but the allowed few lie. */
  const need = (): number => {
    if (seen === 0) return 0;
    let left = Math.floor(Math.min(seen, keptFrames) / oneLateOf);
    let bin = bins - 1;
    for (; bin > 0; bin -= 1) {
      left -= histogram[bin]!;
      if (left < 0) break;
    }
    return bin * binSamples + frameBefore + marginSamples;
  };

  return {
    push(now, frameSamples, matters) {
      const transit = now - sent;
      sent += frameSamples;
      if (!begun) begin(now, transit);
      if (now - spanBegan >= spanSamples) {
        shortestBefore = shortest;
        shortest = transit;
        spanBegan = now;
      }
      if (shortestBefore - transit >= aheadSamples) {
        ahead = true;
        live = false;
      }
      shortest = Math.min(shortest, transit);
      late = transit - Math.min(shortest, shortestBefore);
      if (!ahead && !live && now - beganAt >= judgeSamples && transit - first <= unevenSamples) live = true;
      if (matters) {
        jitter += (Math.abs(transit - transitBefore) - jitter) / 16;
        longestGap = Math.max(longestGap, now - cameBefore);
        frameBefore = frameSamples;
        keep();
      }
      transitBefore = transit;
      cameBefore = now;
    },
    pause: () => { begun = false; live = false; },
    get lateSamples() { return late; },
    get needSamples() { return need(); },
    get live() { return live; },
    get jitterMs() { return jitter / ms; },
    get longestGapMs() { return longestGap / ms; },
  };
}
