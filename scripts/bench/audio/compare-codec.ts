import { decodeByDefinition, encodeByDefinition, type Law } from './g191.ts';
import type { Codec } from './open-codec.ts';

/** Of the 65 536 samples and the 256 codes, how many come out otherwise than by the standard. */
export function compareCodec(codec: Codec, law: Law): { readonly encodeDiffers: number; readonly decodeDiffers: number } {
  const samples = Int16Array.from({ length: 65_536 }, (_, index) => index - 32_768);
  const codes = Uint8Array.from({ length: 256 }, (_, code) => code);
  const encoded = codec.encode(samples);
  const decoded = codec.decode(codes);
  return {
    encodeDiffers: samples.filter((sample, index) => encoded[index] !== encodeByDefinition(law, sample)).length,
    decodeDiffers: codes.filter((code) => decoded[code] !== decodeByDefinition(law, code)).length,
  };
}
