import { createDown2 } from './kernels/down-2.ts';
import { createDown3 } from './kernels/down-3.ts';
import { createPassThrough } from './kernels/pass-through.ts';
import { createPolyphase } from './kernels/polyphase.ts';
import { createUp2 } from './kernels/up-2.ts';
import { createUp3 } from './kernels/up-3.ts';
import { filter16k24k } from './kernels/filter-16k-24k.ts';
import { filter24k44k1 } from './kernels/filter-24k-44k1.ts';
import { filter24k48k } from './kernels/filter-24k-48k.ts';
import { filter8k24k } from './kernels/filter-8k-24k.ts';
import type { Kernel } from './kernels/kernel.ts';
import { mirrorTaps } from './kernels/mirror-taps.ts';

export type AudioRateHz = 8_000 | 16_000 | 24_000 | 44_100 | 48_000;

/**
 * Changes the rate of a stream of PCM16. After n inputs in all it has given exactly ⌈n · to / from⌉ outputs: each comes out with
 * the newest input it needs, none is held back, and how the stream is cut into calls changes no sample.
 */
export interface Resampler {
  /** Writes into `output` and answers how many samples; RangeError when it is shorter than `outputRoom(input.length)`. Allocates nothing. */
  process(input: Int16Array, output: Int16Array): number;
  /** Most samples that this many inputs can give. */
  outputRoom(inputSamples: number): number;
  /** Forgets what was heard: the next sample starts a new stream. */
  reset(): void;
  /** Delay of the linear phase. */
  readonly delayMs: number;
}

/** Samples converted in one pass over the history. */
const blockSamples = 1_024;

/** One of the two rates is 24 kHz; a RangeError otherwise. */
export function createResampler(fromHz: AudioRateHz, toHz: AudioRateHz): Resampler {
  if (fromHz !== 24_000 && toHz !== 24_000) throw new RangeError('one of the two rates must be 24 kHz');
  const { up, down, history, delayMs, convert, reset } = fromHz === 24_000 ? kernelTo(toHz) : kernelFrom(fromHz);
  /** Float64, because 32 bits would be widened anew for each tap. */
  const line = new Float64Array(history + blockSamples);
  const outputRoom = (inputSamples: number): number => Math.ceil((inputSamples * up) / down);
  return {
    process(input, output) {
      if (output.length < outputRoom(input.length)) throw new RangeError('the output is shorter than outputRoom says');
      let at = 0;
      for (let from = 0; from < input.length; from += blockSamples) {
        const count = Math.min(blockSamples, input.length - from);
        for (let i = 0; i < count; i += 1) line[history + i] = input[from + i]!;
        at = convert(line, count, output, at);
        line.copyWithin(0, count, count + history);
      }
      return at;
    },
    outputRoom,
    reset() {
      line.fill(0);
      reset();
    },
    delayMs,
  };
}

function kernelFrom(fromHz: Exclude<AudioRateHz, 24_000>): Kernel {
  switch (fromHz) {
    case 8_000: return createUp3(mirrorTaps(filter8k24k), fromHz);
    case 16_000: return createPolyphase(mirrorTaps(filter16k24k), fromHz, 3, 2);
    case 44_100: return createPolyphase(mirrorTaps(filter24k44k1), fromHz, 80, 147);
    case 48_000: return createDown2(mirrorTaps(filter24k48k), fromHz);
  }
}

function kernelTo(toHz: AudioRateHz): Kernel {
  switch (toHz) {
    case 8_000: return createDown3(mirrorTaps(filter8k24k), 24_000);
    case 16_000: return createPolyphase(mirrorTaps(filter16k24k), 24_000, 2, 3);
    case 24_000: return createPassThrough();
    case 44_100: return createPolyphase(mirrorTaps(filter24k44k1), 24_000, 147, 80);
    case 48_000: return createUp2(mirrorTaps(filter24k48k), 24_000);
  }
}
