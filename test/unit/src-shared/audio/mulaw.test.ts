import { describe, expect, it } from 'vitest';
import { decodeMulaw, encodeMulaw, mulawSilence } from '../../../../src-shared/audio/mulaw.ts';

/*
 * G.711 written out from its tables instead of by bit tricks: magnitudes of 14 bits, the end of each segment, sixteen equal
 * intervals in each, negative samples counted by one's complement as G.191 does.
 */
const segmentEnds = [31, 95, 223, 479, 991, 2_015, 4_063, 8_159];

function referenceEncode(sample: number): number {
  const magnitude = sample >= 0 ? Math.floor(sample / 4) : Math.floor((-sample - 1) / 4);
  const clipped = Math.min(magnitude, 8_158);
  const segment = segmentEnds.findIndex((end) => clipped < end);
  const start = segment === 0 ? -1 : segmentEnds[segment - 1]!;
  const width = 2 ** (segment + 1);
  const interval = Math.floor((clipped - start) / width);
  const code = segment * 16 + interval;
  return sample >= 0 ? 255 - code : 127 - code;
}

function referenceDecode(code: number): number {
  const positive = code >= 128;
  const number = (positive ? 255 : 127) - code;
  const segment = Math.floor(number / 16);
  const start = segment === 0 ? -1 : segmentEnds[segment - 1]!;
  const width = 2 ** (segment + 1);
  const middle = start + width * (number % 16) + width / 2;
  return (positive ? middle : -middle) * 4;
}

describe('µ-law', () => {
  it('encodes each of the 65 536 samples as the recommendation does', () => {
    const samples = Int16Array.from({ length: 65_536 }, (_, i) => i - 32_768);
    const codes = encodeMulaw(samples);
    const wrong = [...samples].filter((sample, i) => codes[i] !== referenceEncode(sample));
    expect(wrong).toEqual([]);
  });

  it('decodes each of the 256 codes as the recommendation does', () => {
    const codes = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect([...decodeMulaw(codes)]).toEqual([...codes].map(referenceDecode).map((value) => value + 0));
  });

  it('keeps a decoded sample as it is when it is encoded again, but for the second zero', () => {
    const codes = Uint8Array.from({ length: 256 }, (_, i) => i);
    const again = encodeMulaw(decodeMulaw(codes));
    expect([...codes].filter((code) => again[code] !== code)).toEqual([0x7f]);
  });

  it('knows silence and writes to the given output', () => {
    const output = new Uint8Array(4);
    expect(encodeMulaw(new Int16Array(3), output)).toBe(output);
    expect([...output]).toEqual([mulawSilence, mulawSilence, mulawSilence, 0]);
    const samples = new Int16Array(2);
    expect(decodeMulaw(Uint8Array.of(0x80, 0x00), samples)).toBe(samples);
    expect([...samples]).toEqual([32_124, -32_124]);
  });
});
