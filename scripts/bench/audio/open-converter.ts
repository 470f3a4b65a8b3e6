import { createRequire } from 'node:module';
import type * as Libsamplerate from '@alexanderolsen/libsamplerate-js';
import type * as SpeexResampler from 'speex-resampler';
import { createResampler, type AudioRateHz } from '../../../src-shared/audio/resampler.ts';
import type { Converter, ConverterName } from './converter.ts';

/** Both peers are CommonJS whose names Node does not see from outside. */
const load = createRequire(import.meta.url);

/** A new stream of this implementation. */
export async function openConverter(name: ConverterName, fromHz: AudioRateHz, toHz: AudioRateHz): Promise<Converter> {
  switch (name) {
    case 'ours': return createResampler(fromHz, toHz);
    case 'speex-resampler q5': return openSpeex(5, fromHz, toHz);
    case 'speex-resampler q7': return openSpeex(7, fromHz, toHz);
    case 'libsamplerate-js MEDIUM': return openLibsamplerate(fromHz, toHz);
    case 'every third': return { process: everyThird };
    case 'linear ×3': return { process: linearByThree };
  }
}

async function openSpeex(quality: number, fromHz: number, toHz: number): Promise<Converter> {
  const { default: Speex } = load('speex-resampler') as typeof SpeexResampler;
  await Speex.initPromise;
  const speex = new Speex(1, fromHz, toHz, quality);
  return {
    process(input, output) {
      const given = speex.processChunk(Buffer.from(input.buffer, input.byteOffset, input.byteLength));
      output.set(new Int16Array(given.buffer, given.byteOffset, given.byteLength / 2));
      return given.byteLength / 2;
    },
  };
}

/** Takes and gives floats. */
async function openLibsamplerate(fromHz: number, toHz: number): Promise<Converter> {
  const { create, ConverterType } = load('@alexanderolsen/libsamplerate-js') as typeof Libsamplerate;
  const src = await create(1, fromHz, toHz, { converterType: ConverterType.SRC_SINC_MEDIUM_QUALITY });
  let floats = new Float32Array(0);
  let given = new Float32Array(0);
  const length = { frames: 0 };
  return {
    process(input, output) {
      if (floats.length !== input.length) floats = new Float32Array(input.length);
      if (given.length !== output.length) given = new Float32Array(output.length);
      for (let index = 0; index < input.length; index += 1) floats[index] = (input[index] ?? 0) / 32_768;
      src.full(floats, given, length);
      for (let index = 0; index < length.frames; index += 1) output[index] = Math.max(-32_768, Math.min(32_767, Math.round((given[index] ?? 0) * 32_768)));
      return length.frames;
    },
  };
}

/** No filter and no memory: two of three samples are left out. */
function everyThird(input: Int16Array, output: Int16Array): number {
  const count = Math.floor(input.length / 3);
  for (let index = 0; index < count; index += 1) output[index] = input[3 * index] ?? 0;
  return count;
}

/** Straight lines from sample to sample, and nothing known of the next frame: its last sample is held. */
function linearByThree(input: Int16Array, output: Int16Array): number {
  for (let index = 0; index < input.length; index += 1) {
    const from = input[index] ?? 0;
    const step = ((input[index + 1] ?? from) - from) / 3;
    output[3 * index] = from;
    output[3 * index + 1] = Math.round(from + step);
    output[3 * index + 2] = Math.round(from + 2 * step);
  }
  return input.length * 3;
}
