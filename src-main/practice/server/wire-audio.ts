import { decodeMulaw, encodeMulaw } from '../../../src-shared/audio/mulaw.ts';
import { createResampler } from '../../../src-shared/audio/resampler.ts';
import { resampleWhole } from '../../../src-shared/audio/resample-whole.ts';
import type { AudioFormat } from './session-settings.ts';

export const bytesPerMs: Readonly<Record<AudioFormat, number>> = { 'audio/pcm': 48, 'audio/pcmu': 8 };

/** Base64 as the client sends it, to PCM16 24 kHz. One for each session: µ-law is a stream. */
export interface WireInput {
  /** Null when it is not base64, or half a sample. */
  decode(base64: string, format: AudioFormat): Int16Array | null;
}

export function createWireInput(): WireInput {
  const up = createResampler(8_000, 24_000);
  return {
    decode(base64, format) {
      if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/u.test(base64)) return null;
      const bytes = Buffer.from(base64, 'base64');
      if (format === 'audio/pcmu') {
        const samples24k = new Int16Array(up.outputRoom(bytes.length));
        up.process(decodeMulaw(bytes), samples24k);
        return samples24k;
      }
      if (bytes.length % 2 !== 0) return null;
      const samples = new Int16Array(bytes.length / 2);
      for (let i = 0; i < samples.length; i += 1) samples[i] = bytes.readInt16LE(i * 2);
      return samples;
    },
  };
}

/** One whole utterance (PCM16, 24 kHz) as bytes of the output format. */
export function encodeUtterance(samples24k: Int16Array, format: AudioFormat): Uint8Array {
  if (format === 'audio/pcmu') return encodeMulaw(resampleWhole(samples24k, 24_000, 8_000));
  const bytes = Buffer.alloc(samples24k.length * 2);
  for (let i = 0; i < samples24k.length; i += 1) bytes.writeInt16LE(samples24k[i] ?? 0, i * 2);
  return bytes;
}
