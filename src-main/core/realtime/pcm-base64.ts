import type { SoundFrame } from './sound-frame.ts';

/** Sound as the protocol carries it: PCM16 little endian, as every machine that this runs on has it, or G.711 bytes. */
export function encodeSound(frame: SoundFrame): string {
  return Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength).toString('base64');
}

/** Null when the text is no base64: Node's decoder skips what it does not know, and half a sentence of noise would reach the line. */
export function decodeBytes(text: string): Buffer | null {
  let chars = text.length;
  while (chars > 0 && text.charCodeAt(chars - 1) === 61) chars -= 1;
  if (text.length - chars > 2 || chars % 4 === 1) return null;
  // A buffer of its own, since it is kept while it waits to be played.
  const bytes = Buffer.allocUnsafeSlow(Math.floor((chars * 3) / 4));
  return bytes.write(text, 'base64') === bytes.byteLength ? bytes : null;
}

export function decodePcm(text: string): Int16Array | null {
  const bytes = decodeBytes(text);
  return bytes === null ? null : new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1);
}
