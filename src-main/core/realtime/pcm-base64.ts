/** PCM16 little endian, as the protocol carries it. Every machine that this runs on is little endian. */
export function encodePcm(samples: Int16Array): string {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('base64');
}

/** Null when the text is no base64: Node's decoder skips what it does not know, and half a sentence of noise would reach the line. */
export function decodePcm(text: string): Int16Array | null {
  const bytes = Buffer.from(text, 'base64');
  let chars = text.length;
  while (chars > 0 && text.charCodeAt(chars - 1) === 61) chars -= 1;
  if (text.length - chars > 2 || chars % 4 === 1 || bytes.byteLength !== Math.floor((chars * 3) / 4)) return null;
  const samples = new Int16Array(bytes.byteLength >> 1);
  bytes.copy(new Uint8Array(samples.buffer), 0, 0, samples.byteLength);
  return samples;
}
