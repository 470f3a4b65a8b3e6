import { saturate16 } from '../pcm.ts';
import type { Kernel } from './kernel.ts';

/** Sums that run side by side: one alone would wait for its own addition. */
const lanes = 4;

/** `up` / `down` times the rate by the taps of a low-pass that runs at `up` times `fromHz`: any ratio, one dot product an output. */
export function createPolyphase(taps: Float64Array, fromHz: number, up: number, down: number): Kernel {
  const perPhase = Math.ceil(taps.length / up / lanes) * lanes;
  const history = perPhase - 1;
  /** Phase after phase, oldest input first, with the gain that zero-stuffing costs. */
  const bank = Float64Array.from({ length: perPhase * up }, (_, at) => up * (taps[Math.floor(at / perPhase) + up * (history - (at % perPhase))] ?? 0));
  const wholeStep = Math.floor(down / up);
  const phaseStep = down % up;
  /** Newest input of the next output, counted from the start of the block at hand, and its phase. */
  let next = 0;
  let phase = 0;

  return {
    up, down, history,
    delayMs: ((taps.length - 1) / 2 / (up * fromHz)) * 1_000,
    convert(line, count, output, start) {
      // Locals: what a closure keeps is read from memory each time.
      const length = perPhase;
      const coefficients = bank;
      let newest = next;
      let now = phase;
      let at = start;
      while (newest < count) {
        let tap = now * length;
        const end = newest + length;
        let sum0 = 0;
        let sum1 = 0;
        let sum2 = 0;
        let sum3 = 0;
        for (let from = newest; from < end; from += lanes) {
          sum0 += line[from]! * coefficients[tap]!;
          sum1 += line[from + 1]! * coefficients[tap + 1]!;
          sum2 += line[from + 2]! * coefficients[tap + 2]!;
          sum3 += line[from + 3]! * coefficients[tap + 3]!;
          tap += lanes;
        }
        output[at] = saturate16(sum0 + sum1 + (sum2 + sum3));
        at += 1;
        newest += wholeStep;
        now += phaseStep;
        if (now >= up) {
          now -= up;
          newest += 1;
        }
      }
      next = newest - count;
      phase = now;
      return at;
    },
    reset() {
      next = 0;
      phase = 0;
    },
  };
}
