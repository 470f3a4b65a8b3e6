import type { Side } from './wav-format.ts';
import { sideChannel } from './wav-format.ts';

/** The outline of a recording: for each 50 ms the highest peak of left and right, a byte each. An hour is 144 kB. */
export const peakStepMs = 50;

export interface PeakCollector {
  add(left: Int16Array, right: Int16Array): void;
  /** Steps that lie in this span, in samples, become silent. */
  silence(side: Side, fromSample: number, toSample: number): void;
  /** A copy: left and right of each step in turn. The last step may be a part of one. */
  bytes(): Uint8Array;
}

export function collectPeaks(rate: number): PeakCollector {
  const step = rate * peakStepMs / 1000;
  let bytes = new Uint8Array(4096);
  let samples = 0;

  return {
    add: (left, right) => {
      const needed = Math.ceil((samples + left.length) / step) * 2;
      if (needed > bytes.length) {
        const larger = new Uint8Array(Math.max(needed, bytes.length * 2));
        larger.set(bytes);
        bytes = larger;
      }
      for (let at = 0; at < left.length; at += 1) {
        const place = Math.floor(samples / step) * 2;
        bytes[place] = Math.max(bytes[place] ?? 0, peakByte(left[at] ?? 0));
        bytes[place + 1] = Math.max(bytes[place + 1] ?? 0, peakByte(right[at] ?? 0));
        samples += 1;
      }
    },
    silence: (side, fromSample, toSample) => {
      for (let at = Math.ceil(fromSample / step); at < Math.floor(Math.min(toSample, samples) / step); at += 1) bytes[at * 2 + sideChannel[side]] = 0;
    },
    bytes: () => bytes.slice(0, Math.ceil(samples / step) * 2),
  };
}

const peakByte = (sample: number): number => Math.min(255, Math.abs(sample) >> 7);

/** The same outline in so many equal parts of the whole length. */
export function peaksIn(buckets: number, peaks: Uint8Array): { readonly left: number[]; readonly right: number[] } {
  const steps = peaks.length / 2;
  const side = (channel: 0 | 1): number[] => Array.from({ length: buckets }, (_, bucket) => {
    const from = Math.floor(bucket * steps / buckets);
    const to = Math.max(from + 1, Math.ceil((bucket + 1) * steps / buckets));
    let peak = 0;
    for (let at = from; at < Math.min(to, steps); at += 1) peak = Math.max(peak, peaks[at * 2 + channel] ?? 0);
    return peak;
  });
  return { left: side(0), right: side(1) };
}
