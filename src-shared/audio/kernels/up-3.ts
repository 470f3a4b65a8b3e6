import { saturate16 } from '../pcm.ts';
import type { Kernel } from './kernel.ts';

/**
 * One input to three outputs. The taps (6k + 3 of them, symmetric) fall into three phases of 2k + 1; the outer two mirror each other
 * and the middle one itself. So with s and d, the sum and the difference of two inputs as far from the middle, the outer outputs
 * are Σ even·s ± Σ odd·d: three products for each pair of inputs where six were needed.
 */
export function createUp3(taps: Float64Array, fromHz: number): Kernel {
  const perPhase = taps.length / 3;
  const pairs = (perPhase - 1) / 2;
  /** Oldest input first, with the gain of three that zero-stuffing costs. */
  const tapOf = (phase: number, tap: number): number => 3 * taps[phase + 3 * (perPhase - 1 - tap)]!;
  const even = Float64Array.from({ length: pairs }, (_, tap) => (tapOf(0, tap) + tapOf(2, tap)) / 2);
  const odd = Float64Array.from({ length: pairs }, (_, tap) => (tapOf(0, tap) - tapOf(2, tap)) / 2);
  const inner = Float64Array.from({ length: pairs }, (_, tap) => tapOf(1, tap));
  const middleOuter = tapOf(0, pairs);
  const middleInner = tapOf(1, pairs);

  return {
    up: 3, down: 1, history: perPhase - 1,
    delayMs: ((taps.length - 1) / 2 / (3 * fromHz)) * 1_000,
    convert(line, count, output, start) {
      let at = start;
      for (let i = 0; i < count; i += 1) {
        const last = i + 2 * pairs;
        const middle = line[i + pairs]!;
        let sumEven = middleOuter * middle;
        let sumOdd = 0;
        let sumInner = middleInner * middle;
        for (let tap = 0; tap < pairs; tap += 1) {
          const older = line[i + tap]!;
          const newer = line[last - tap]!;
          const both = older + newer;
          sumEven += even[tap]! * both;
          sumOdd += odd[tap]! * (older - newer);
          sumInner += inner[tap]! * both;
        }
        output[at] = saturate16(sumEven + sumOdd);
        output[at + 1] = saturate16(sumInner);
        output[at + 2] = saturate16(sumEven - sumOdd);
        at += 3;
      }
      return at;
    },
    reset: () => {},
  };
}
