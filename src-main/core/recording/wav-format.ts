import { decodeMulaw, encodeMulaw } from '../../../src-shared/audio/mulaw.ts';

/** How two channels of sound lie in a WAV file. */
export interface WavFormat {
  readonly name: 's16' | 'mulaw';
  /** Hz. */
  readonly rate: number;
  readonly bytesPerSample: 1 | 2;
  /** Bytes before the sound. */
  readonly headerBytes: number;
  /** Of one sample without sound. */
  readonly silence: number;
}

/** What our own lines carry. */
export const wavS16: WavFormat = { name: 's16', rate: 24_000, bytesPerSample: 2, headerBytes: 44, silence: 0 };
/** What a telephone line carries, kept without loss at a sixth of the size. */
export const wavMulaw: WavFormat = { name: 'mulaw', rate: 8_000, bytesPerSample: 1, headerBytes: 58, silence: 0xff };

export const wavChannels = 2;
/** Left = the other side. */
export const sideChannel = { them: 0, played: 1 } as const;
export type Side = keyof typeof sideChannel;

export const blockBytes = (format: WavFormat): number => wavChannels * format.bytesPerSample;
export const samplesOfMs = (format: WavFormat, ms: number): number => Math.max(0, Math.round(ms * format.rate / 1000));
export const msOfSamples = (format: WavFormat, samples: number): number => samples * 1000 / format.rate;

/** Sizes beyond this do not fit the header's 32 bits: over 12 hours of the larger format. */
export const mostDataBytes = 0xffff_ffff - 128;

const mulawTag = 7;
const pcmTag = 1;

/** The header of a file with so much sound in it. A format other than PCM has an extension (of no bytes) and a `fact` chunk with the count of samples. */
export function wavHeader(format: WavFormat, dataBytes: number): Uint8Array {
  const bytes = new Uint8Array(format.headerBytes);
  const view = new DataView(bytes.buffer);
  const text = (at: number, letters: string): void => { for (let place = 0; place < letters.length; place += 1) bytes[at + place] = letters.charCodeAt(place); };
  const block = blockBytes(format);
  const pcm = format.name === 's16';
  text(0, 'RIFF');
  view.setUint32(4, format.headerBytes - 8 + dataBytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, pcm ? 16 : 18, true);
  view.setUint16(20, pcm ? pcmTag : mulawTag, true);
  view.setUint16(22, wavChannels, true);
  view.setUint32(24, format.rate, true);
  view.setUint32(28, format.rate * block, true);
  view.setUint16(32, block, true);
  view.setUint16(34, format.bytesPerSample * 8, true);
  if (!pcm) {
    text(38, 'fact');
    view.setUint32(42, 4, true);
    view.setUint32(46, dataBytes / block, true);
  }
  text(format.headerBytes - 8, 'data');
  view.setUint32(format.headerBytes - 4, dataBytes, true);
  return bytes;
}

/** Which of our formats begins so; null when it is none of them. */
export function readWavFormat(head: Uint8Array): WavFormat | null {
  const fits = (format: WavFormat): boolean => {
    if (head.length < format.headerBytes) return false;
    const model = wavHeader(format, 0);
    // All but the three sizes.
    return model.every((byte, at) => byte === head[at] || (at >= 4 && at < 8) || at >= format.headerBytes - 4 || (format.name === 'mulaw' && at >= 46 && at < 50));
  };
  return [wavS16, wavMulaw].find(fits) ?? null;
}

/** Both sides as the file holds them. The arrays are of one length. */
export function encodeBlocks(format: WavFormat, left: Int16Array, right: Int16Array): Uint8Array {
  const bytes = new Uint8Array(left.length * blockBytes(format));
  if (format.name === 'mulaw') {
    const [l, r] = [encodeMulaw(left), encodeMulaw(right)];
    for (let at = 0; at < left.length; at += 1) {
      bytes[at * 2] = l[at] ?? format.silence;
      bytes[at * 2 + 1] = r[at] ?? format.silence;
    }
    return bytes;
  }
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < left.length; at += 1) {
    view.setInt16(at * 4, left[at] ?? 0, true);
    view.setInt16(at * 4 + 2, right[at] ?? 0, true);
  }
  return bytes;
}

/** The way back. Bytes past the last whole block are left out. */
export function decodeBlocks(format: WavFormat, bytes: Uint8Array): { readonly left: Int16Array; readonly right: Int16Array } {
  const length = Math.floor(bytes.length / blockBytes(format));
  const left = new Int16Array(length);
  const right = new Int16Array(length);
  const both = format.name === 'mulaw' ? decodeMulaw(bytes.subarray(0, length * 2)) : null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < length; at += 1) {
    left[at] = both === null ? view.getInt16(at * 4, true) : (both[at * 2] ?? 0);
    right[at] = both === null ? view.getInt16(at * 4 + 2, true) : (both[at * 2 + 1] ?? 0);
  }
  return { left, right };
}

/** Blocks without sound. */
export function silentBlocks(format: WavFormat, samples: number): Uint8Array {
  return new Uint8Array(samples * blockBytes(format)).fill(format.silence);
}
