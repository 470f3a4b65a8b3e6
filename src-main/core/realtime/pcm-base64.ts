import type { SoundFrame } from './sound-frame.ts';

/** Sound as the protocol carries it: PCM16 little endian, as every machine that this runs on has it, or G.711 bytes. */
export function encodeSound(frame: SoundFrame): string {
  return Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength).toString('base64');
}

/** Null when the text is no base64: Node's decoder skips what it does not know, and half a sentence of noise would reach the line. */
export function decodeBytes(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  let chars = text.length;
  while (chars > 0 && text.charCodeAt(chars - 1) === 61) chars -= 1;
  return text.length - chars > 2 || chars % 4 === 1 || bytes.byteLength !== Math.floor((chars * 3) / 4) ? null : bytes;
}

export function decodePcm(text: string): Int16Array | null {
  const bytes = decodeBytes(text);
  if (bytes === null) return null;
  const samples = new Int16Array(bytes.byteLength >> 1);
  bytes.copy(new Uint8Array(samples.buffer), 0, 0, samples.byteLength);
  return samples;
}
