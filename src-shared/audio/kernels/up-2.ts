import { saturate16 } from '../pcm.ts';
import type { Kernel } from './kernel.ts';
import { halfBandTaps } from './half-band-taps.ts';

/** One input to two outputs by a half-band filter: one is filtered, the other is an input as it came. The number of pairs is even. */
export function createUp2(taps: Float64Array, fromHz: number): Kernel {
  /** With the gain of two that zero-stuffing costs. */
  const folded = halfBandTaps(taps).map((tap) => 2 * tap);
  const pairs = folded.length;
  const history = 2 * pairs - 1;

  return {
    up: 2, down: 1, history,
    delayMs: ((taps.length - 1) / 2 / (2 * fromHz)) * 1_000,
    convert(line, count, output, start) {
      let at = start;
      for (let i = 0; i < count; i += 1) {
        const last = i + history;
        let sum = 0;
        let other = 0;
        for (let tap = 0; tap < pairs; tap += 2) {
          sum += folded[tap]! * (line[i + tap]! + line[last - tap]!);
          other += folded[tap + 1]! * (line[i + tap + 1]! + line[last - tap - 1]!);
        }
        output[at] = saturate16(sum + other);
        output[at + 1] = line[i + pairs]!;
        at += 2;
      }
      return at;
    },
    reset: () => {},
  };
}
