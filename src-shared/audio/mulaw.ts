/**
 * G.711 µ-law as ITU-T G.191 defines it: the upper 14 of 16 bits count, negative samples by one's complement,
 * decision boundaries exclusive below. Every one of the 65 536 encodings and 256 decodings is a table look-up.
 */
const bias14 = 33;
const largest14 = 0x1fff;

/** Silence (digital zero) on a µ-law line. */
export const mulawSilence = 0xff;

function encodeOne(sample: number): number {
  const magnitude = Math.min(((sample < 0 ? ~sample : sample) >> 2) + bias14, largest14);
  const segment = 31 - Math.clz32(magnitude) - 5;
  const code = (segment << 4) | ((magnitude >> (segment + 1)) & 0x0f);
  return sample < 0 ? ~code & 0x7f : ~code & 0xff;
}

function decodeOne(code: number): number {
  const inverted = ~code & 0xff;
  const segment = (inverted >> 4) & 7;
  const magnitude14 = (((2 * (inverted & 0x0f) + bias14) << segment) - bias14) << 2;
  return code < 0x80 ? -magnitude14 : magnitude14;
}

/** Index: the sample as an unsigned 16-bit number. */
const encodeTable = Uint8Array.from({ length: 65_536 }, (_, index) => encodeOne((index << 16) >> 16));
const decodeTable = Int16Array.from({ length: 256 }, (_, code) => decodeOne(code));

/** PCM16 to µ-law, one byte a sample. Writes to `output` when given (it must be long enough) and returns it. */
export function encodeMulaw(samples: Int16Array, output: Uint8Array = new Uint8Array(samples.length)): Uint8Array {
  for (let i = 0; i < samples.length; i += 1) output[i] = encodeTable[samples[i]! & 0xffff]!;
  return output;
}

/** µ-law to PCM16, one sample a byte. Writes to `output` when given (it must be long enough) and returns it. */
export function decodeMulaw(codes: Uint8Array, output: Int16Array = new Int16Array(codes.length)): Int16Array {
  for (let i = 0; i < codes.length; i += 1) output[i] = decodeTable[codes[i]!]!;
  return output;
}
