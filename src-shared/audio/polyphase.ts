import { saturate16 } from './pcm.ts';
import type { Resampler } from './resampler.ts';

/** Samples converted in one pass over the history. */
const blockSamples = 1_024;

/** A resampler by `up` / `down` from the taps of a low-pass that runs at `up` times `fromHz`: any ratio, one dot product an output. */
export function createPolyphase({ up, down, fromHz, taps }: { readonly up: number; readonly down: number; readonly fromHz: number; readonly taps: readonly number[] }): Resampler {
  const tapsPerPhase = Math.ceil(taps.length / up);
  const history = tapsPerPhase - 1;
  /** Phase after phase, oldest input first, with the gain that zero-stuffing costs. */
  const bank = Float64Array.from({ length: tapsPerPhase * up }, (_, at) => up * (taps[Math.floor(at / tapsPerPhase) + up * (history - (at % tapsPerPhase))] ?? 0));
  /** The last `history` inputs, then the block at hand. */
  const line = new Float64Array(history + blockSamples);
  const wholeStep = Math.floor(down / up);
  const phaseStep = down % up;
  /** Newest input of the next output, counted from the start of the block at hand, and its phase. */
  let next = 0;
  let phase = 0;

  /** Answers where in `output` it stopped. */
  function processBlock(input: Int16Array, from: number, count: number, output: Int16Array, start: number): number {
    for (let i = 0; i < count; i += 1) line[history + i] = input[from + i]!;
    let at = start;
    while (next < count) {
      const offset = phase * tapsPerPhase;
      let sum = 0;
      for (let tap = 0; tap < tapsPerPhase; tap += 1) sum += line[next + tap]! * bank[offset + tap]!;
      output[at] = saturate16(sum);
      at += 1;
      next += wholeStep;
      phase += phaseStep;
      if (phase >= up) {
        phase -= up;
        next += 1;
      }
    }
    next -= count;
    line.copyWithin(0, count, count + history);
    return at;
  }

  const outputRoom = (inputSamples: number): number => Math.ceil((inputSamples * up) / down);
  return {
    process(input, output) {
      if (output.length < outputRoom(input.length)) throw new RangeError('the output is shorter than outputRoom says');
      let at = 0;
      for (let from = 0; from < input.length; from += blockSamples) at = processBlock(input, from, Math.min(blockSamples, input.length - from), output, at);
      return at;
    },
    outputRoom,
    reset() {
      line.fill(0);
      next = 0;
      phase = 0;
    },
    delayMs: ((taps.length - 1) / 2 / (up * fromHz)) * 1_000,
  };
}
