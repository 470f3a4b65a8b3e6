import { createPolyphase } from './polyphase.ts';

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

/** One of the two rates is 24 kHz; a RangeError otherwise. */
export function createResampler(fromHz: AudioRateHz, toHz: AudioRateHz): Resampler {
  if (fromHz !== 24_000 && toHz !== 24_000) throw new RangeError('one of the two rates must be 24 kHz');
  const shared = gcd(fromHz, toHz);
  const [up, down] = [toHz / shared, fromHz / shared];
  return createPolyphase({ up, down, fromHz, taps: kaiser(up * fromHz, Math.min(fromHz, toHz)) });
}

function gcd(a: number, b: number): number { return b === 0 ? a : gcd(b, a % b); }

function kaiser(rateHz: number, lowHz: number): number[] {
  const half = Math.floor((lowHz === 8_000 ? 0.0018 : 0.00098) * rateHz);
  const bessel = (x: number): number => {
    let sum = 1;
    for (let k = 1, term = 1; k < 60; k += 1) {
      term *= (x / 2 / k) ** 2;
      sum += term;
    }
    return sum;
  };
  const cut = lowHz / rateHz;
  return Array.from({ length: 2 * half + 1 }, (_, n) => {
    const at = n - half;
    return (at === 0 ? cut : Math.sin(Math.PI * cut * at) / (Math.PI * at)) * bessel(9.8 * Math.sqrt(1 - (at / half) ** 2)) / bessel(9.8);
  });
}
