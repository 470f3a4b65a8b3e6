import { filter8k24k } from '../../../src-shared/audio/filter-8k-24k.ts';
import { decodeMulaw, encodeMulaw } from '../../../src-shared/audio/mulaw.ts';
import { createResampler8kTo24k } from '../../../src-shared/audio/resample-8k-24k.ts';
import type { AudioFormat } from './session-settings.ts';

export const bytesPerMs: Readonly<Record<AudioFormat, number>> = { 'audio/pcm': 48, 'audio/pcmu': 8 };

/** Base64 as the client sends it, to PCM16 24 kHz. One for each session: µ-law is a stream. */
export interface WireInput {
  /** Null when it is not base64, or half a sample. */
  decode(base64: string, format: AudioFormat): Int16Array | null;
}

export function createWireInput(): WireInput {
  const up = createResampler8kTo24k();
  return {
    decode(base64, format) {
      if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/u.test(base64)) return null;
      const bytes = Buffer.from(base64, 'base64');
      if (format === 'audio/pcmu') return up.process(decodeMulaw(bytes));
      if (bytes.length % 2 !== 0) return null;
      const samples = new Int16Array(bytes.length / 2);
      for (let i = 0; i < samples.length; i += 1) samples[i] = bytes.readInt16LE(i * 2);
      return samples;
    },
  };
}

/** One whole utterance (PCM16, 24 kHz) as bytes of the output format. */
export function encodeUtterance(samples24k: Int16Array, format: AudioFormat): Uint8Array {
  if (format === 'audio/pcmu') return encodeMulaw(thirdOf(samples24k));
  const bytes = Buffer.alloc(samples24k.length * 2);
  for (let i = 0; i < samples24k.length; i += 1) bytes.writeInt16LE(samples24k[i] ?? 0, i * 2);
  return bytes;
}

/** 24 → 8 kHz through the low-pass that keeps what 8 kHz can hold. Whole utterances only, so no state. */
function thirdOf(samples24k: Int16Array): Int16Array {
  const half = filter8k24k.length - 1;
  return Int16Array.from({ length: Math.floor(samples24k.length / 3) }, (_, index) => {
    const at = index * 3;
    let sum = (filter8k24k[half] ?? 0) * (samples24k[at] ?? 0);
    for (let tap = 1; tap <= half; tap += 1) sum += (filter8k24k[half - tap] ?? 0) * ((samples24k[at - tap] ?? 0) + (samples24k[at + tap] ?? 0));
    return Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  });
}
