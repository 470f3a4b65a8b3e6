import { saturate16 } from '../pcm.ts';
import type { Kernel } from './kernel.ts';
import { halfBandTaps } from './half-band-taps.ts';

/** Two inputs to one output, which comes with the first of them, by a half-band filter. The number of pairs is even. */
export function createDown2(taps: Float64Array, fromHz: number): Kernel {
  const folded = halfBandTaps(taps);
  const pairs = folded.length;
  const history = taps.length - 1;
  const half = history / 2;
  /** Newest input of the next output, counted from the start of the block at hand. */
  let next = 0;

  return {
    up: 1, down: 2, history,
    delayMs: (half / fromHz) * 1_000,
    convert(line, count, output, start) {
      let at = start;
      for (; next < count; next += 2) {
        let older = next;
        let newer = next + history;
        let sum = line[next + half]! / 2;
        let other = 0;
        for (let tap = 0; tap < pairs; tap += 2) {
          sum += folded[tap]! * (line[older]! + line[newer]!);
          other += folded[tap + 1]! * (line[older + 2]! + line[newer - 2]!);
          older += 4;
          newer -= 4;
        }
        output[at] = saturate16(sum + other);
        at += 1;
      }
      next -= count;
      return at;
    },
    reset: () => { next = 0; },
  };
}
