import { saturate16 } from '../pcm.ts';
import type { Kernel } from './kernel.ts';

/** Three inputs to one output, which comes with the first of them. Inputs as far from the middle share a tap; two sums run side by side. */
export function createDown3(taps: Float64Array, fromHz: number): Kernel {
  const half = (taps.length - 1) / 2;
  const middle = taps[half]!;
  /** The pair beside the middle, when it is the odd one out. */
  const beside = half % 2 === 0 ? 0 : taps[half - 1]!;
  const pairs = half - (half % 2);
  const folded = taps.slice(0, pairs);
  const history = 2 * half;
  /** Newest input of the next output, counted from the start of the block at hand. */
  let next = 0;

  return {
    up: 1, down: 3, history,
    delayMs: (half / fromHz) * 1_000,
    convert(line, count, output, start) {
      let at = start;
      for (; next < count; next += 3) {
        const first = next;
        const last = next + history;
        const centre = next + half;
        let sum = middle * line[centre]!;
        let other = beside * (line[centre - 1]! + line[centre + 1]!);
        for (let tap = 0; tap < pairs; tap += 2) {
          sum += folded[tap]! * (line[first + tap]! + line[last - tap]!);
          other += folded[tap + 1]! * (line[first + tap + 1]! + line[last - tap - 1]!);
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
