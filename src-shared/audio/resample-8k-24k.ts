import { filter8k24k } from './filter-8k-24k.ts';
import { saturate16 } from './pcm.ts';

/** Upsamples a stream by three. */
export interface Resampler8kTo24k {
  /**
   * PCM16 8 kHz in, PCM16 24 kHz out: exactly three samples for each one, none held back. Writes to `output` when given
   * (at least three times as long as the input), else to a new array; returns it. How the stream is cut into calls changes no sample.
   */
  process(samples8k: Int16Array, output?: Int16Array): Int16Array;
  /** Forgets what was heard: the next sample starts a new stream. */
  reset(): void;
}

const factor = 3;
const tapCount = filter8k24k.length * 2 - 1;
const tapsPerPhase = tapCount / factor;
/** Samples converted in one pass over the history. */
const blockSamples = 1_024;

/** Delay of the linear phase: 43 samples at 24 kHz, 1.79 ms. */
export const delay8kTo24kSamples = (tapCount - 1) / 2;

/** Taps of one output phase, oldest input first, with the gain of three that zero-stuffing costs. */
function phaseTaps(phase: number): Float64Array {
  return Float64Array.from({ length: tapsPerPhase }, (_, i) => {
    const tap = phase + factor * (tapsPerPhase - 1 - i);
    return factor * filter8k24k[Math.min(tap, tapCount - 1 - tap)]!;
  });
}

const phase0 = phaseTaps(0);
const phase1 = phaseTaps(1);
const phase2 = phaseTaps(2);

export function createResampler8kTo24k(): Resampler8kTo24k {
  /** The last `tapsPerPhase - 1` inputs, then the block at hand. */
  const line = new Float64Array(tapsPerPhase - 1 + blockSamples);

  function processBlock(input: Int16Array, from: number, count: number, output: Int16Array): void {
    for (let i = 0; i < count; i += 1) line[tapsPerPhase - 1 + i] = input[from + i]!;
    let at = from * factor;
    for (let i = 0; i < count; i += 1) {
      let sum0 = 0;
      let sum1 = 0;
      let sum2 = 0;
      for (let tap = 0; tap < tapsPerPhase; tap += 1) {
        const sample = line[i + tap]!;
        sum0 += sample * phase0[tap]!;
        sum1 += sample * phase1[tap]!;
        sum2 += sample * phase2[tap]!;
      }
      output[at] = saturate16(sum0);
      output[at + 1] = saturate16(sum1);
      output[at + 2] = saturate16(sum2);
      at += factor;
    }
    line.copyWithin(0, count, count + tapsPerPhase - 1);
  }

  return {
    process(samples8k, output = new Int16Array(samples8k.length * factor)) {
      if (output.length < samples8k.length * factor) throw new RangeError('the output holds less than three samples for each input sample');
      for (let from = 0; from < samples8k.length; from += blockSamples) {
        processBlock(samples8k, from, Math.min(blockSamples, samples8k.length - from), output);
      }
      return output;
    },
    reset() {
      line.fill(0);
    },
  };
}
