import type { AudioRateHz } from '../../../src-shared/audio/resampler.ts';

/** A change of rate as the bench drives it: PCM16 in, PCM16 out, the number of samples written. `output` is always long enough. */
export interface Converter {
  process(input: Int16Array, output: Int16Array): number;
}

export const converterNames = ['ours', 'speex-resampler q5', 'speex-resampler q7', 'libsamplerate-js MEDIUM', 'every third', 'linear ×3'] as const;
export type ConverterName = (typeof converterNames)[number];

/** The last two are what the programs did that came before this one. */
export function converts(name: ConverterName, fromHz: AudioRateHz, toHz: AudioRateHz): boolean {
  if (name === 'every third') return fromHz === 24_000 && toHz === 8_000;
  if (name === 'linear ×3') return fromHz === 8_000 && toHz === 24_000;
  return true;
}
