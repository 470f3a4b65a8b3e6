/** PCM16 little endian, as the protocol carries it. Every machine that this runs on is little endian. */
export function encodePcm(samples: Int16Array): string {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('base64');
}

/** Null when the text is no base64: Node's decoder skips what it does not know, and half a sentence of noise would reach the line. */
export function decodePcm(text: string): Int16Array | null {
  let chars = text.length;
  while (chars > 0 && text.charCodeAt(chars - 1) === 61) chars -= 1;
  if (text.length - chars > 2 || chars % 4 === 1) return null;
  const byteLength = Math.floor((chars * 3) / 4);
  // Decoded where it stays; a buffer of its own, since it is kept while it waits to be played.
  const bytes = Buffer.allocUnsafeSlow(byteLength);
  if (bytes.write(text, 'base64') !== byteLength) return null;
  return new Int16Array(bytes.buffer, bytes.byteOffset, byteLength >> 1);
}
