/**
 * G.711 A-law as ITU-T G.191 defines it: the upper 12 of 16 bits count, negative samples by one's complement, every second bit
 * of a code inverted. Every one of the 65 536 encodings and 256 decodings is a table look-up.
 */
const evenBits = 0x55;

/** Silence (digital zero) on an A-law line. */
export const alawSilence = 0xd5;

function encodeOne(sample: number): number {
  const magnitude = (sample < 0 ? ~sample : sample) >> 4;
  // The first two segments are one straight line of 32 intervals.
  const segment = Math.max(0, 31 - Math.clz32(magnitude) - 3);
  const code = segment === 0 ? magnitude : (segment << 4) | ((magnitude >> (segment - 1)) & 0x0f);
  return (sample < 0 ? code : code | 0x80) ^ evenBits;
}

function decodeOne(code: number): number {
  const plain = (code ^ evenBits) & 0x7f;
  const segment = plain >> 4;
  const interval = plain & 0x0f;
  const magnitude = segment === 0 ? 2 * interval + 1 : (2 * interval + 33) << (segment - 1);
  return code < 0x80 ? -(magnitude << 3) : magnitude << 3;
}

/** Index: the sample as an unsigned 16-bit number. */
const encodeTable = Uint8Array.from({ length: 65_536 }, (_, index) => encodeOne((index << 16) >> 16));
const decodeTable = Int16Array.from({ length: 256 }, (_, code) => decodeOne(code));

/** PCM16 to A-law, one byte a sample. Writes to `output` when given (it must be long enough) and returns it. */
export function encodeAlaw(samples: Int16Array, output: Uint8Array = new Uint8Array(samples.length)): Uint8Array {
  for (let i = 0; i < samples.length; i += 1) output[i] = encodeTable[samples[i]! & 0xffff]!;
  return output;
}

/** A-law to PCM16, one sample a byte. Writes to `output` when given (it must be long enough) and returns it. */
export function decodeAlaw(codes: Uint8Array, output: Int16Array = new Int16Array(codes.length)): Int16Array {
  for (let i = 0; i < codes.length; i += 1) output[i] = decodeTable[codes[i]!]!;
  return output;
}
