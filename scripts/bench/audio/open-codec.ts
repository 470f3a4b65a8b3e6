import { createRequire } from 'node:module';
import type * as Alawmulaw from 'alawmulaw';
import type * as G711 from 'g711';
import { decodeAlaw, encodeAlaw } from '../../../src-shared/audio/alaw.ts';
import { decodeMulaw, encodeMulaw } from '../../../src-shared/audio/mulaw.ts';
import type { Law } from './g191.ts';

/** G.711 as an implementation gives it. */
export interface Codec {
  encode(samples: Int16Array): ArrayLike<number>;
  decode(codes: Uint8Array): ArrayLike<number>;
}

export const codecNames = ['ours', 'alawmulaw', 'g711'] as const;
export type CodecName = (typeof codecNames)[number];

/** Both peers are CommonJS. */
const load = createRequire(import.meta.url);

export function openCodec(name: CodecName, law: Law): Codec {
  switch (name) {
    case 'ours': return law === 'µ-law' ? keepOutputs(encodeMulaw, decodeMulaw) : keepOutputs(encodeAlaw, decodeAlaw);
    case 'alawmulaw': {
      const { alaw, mulaw } = load('alawmulaw') as typeof Alawmulaw;
      return law === 'µ-law' ? mulaw : alaw;
    }
    case 'g711': {
      const { alawFromPCM, alawToPCM, ulawFromPCM, ulawToPCM } = load('g711') as typeof G711;
      return law === 'µ-law' ? { encode: ulawFromPCM, decode: (codes) => ulawToPCM(codes) } : { encode: alawFromPCM, decode: (codes) => alawToPCM(codes) };
    }
  }
}

/** Ours writes into what it is given, so a caller who keeps that allocates nothing; the peers cannot. */
function keepOutputs(encode: typeof encodeMulaw, decode: typeof decodeMulaw): Codec {
  let codes = new Uint8Array(0);
  let samples = new Int16Array(0);
  return {
    encode(input) {
      if (codes.length !== input.length) codes = new Uint8Array(input.length);
      return encode(input, codes);
    },
    decode(input) {
      if (samples.length !== input.length) samples = new Int16Array(input.length);
      return decode(input, samples);
    },
  };
}
