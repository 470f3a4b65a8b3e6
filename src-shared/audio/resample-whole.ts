import { createResampler, type AudioRateHz } from './resampler.ts';

/** A whole recording at another rate, ⌈n · to / from⌉ samples: in time with what it was made from, and heard out to its end. */
export function resampleWhole(samples: Int16Array, fromHz: AudioRateHz, toHz: AudioRateHz): Int16Array {
  const resampler = createResampler(fromHz, toHz);
  const padded = new Int16Array(samples.length + Math.ceil((resampler.delayMs * fromHz) / 1_000));
  padded.set(samples);
  const late = Math.round((resampler.delayMs * toHz) / 1_000);
  const output = new Int16Array(resampler.outputRoom(padded.length));
  resampler.process(padded, output);
  return output.slice(late, late + resampler.outputRoom(samples.length));
}
