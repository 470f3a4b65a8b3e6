import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { alawSilence, decodeAlaw, encodeAlaw } from '../../../../src-shared/audio/alaw.ts';

/*
 * G.711 written out from its tables instead of by bit tricks: magnitudes of 12 bits, the start of each segment and the width of its
 * sixteen equal intervals, negative samples counted by one's complement as G.191 does, then every second bit turned round.
 */
const segments = [[0, 1], [16, 1], [32, 2], [64, 4], [128, 8], [256, 16], [512, 32], [1_024, 64]] as const;

const turnEvenBits = (code: number) => [0, 1, 2, 3, 4, 5, 6, 7].reduce((value, bit) => { const set = Math.floor(code / 2 ** bit) % 2 === 1; return value + (set === (bit % 2 === 1) ? 2 ** bit : 0); }, 0);

function referenceEncode(sample: number): number {
  const magnitude = sample >= 0 ? Math.floor(sample / 16) : Math.floor((-sample - 1) / 16);
  const segment = segments.findLastIndex(([start]) => magnitude >= start);
  const [start, width] = segments[segment]!;
  return turnEvenBits((sample >= 0 ? 128 : 0) + segment * 16 + Math.floor((magnitude - start) / width));
}

function referenceDecode(code: number): number {
  const plain = turnEvenBits(code);
  const [start, width] = segments[Math.floor(plain / 16) % 8]!;
  const middle = (start + width * (plain % 16) + width / 2) * 16;
  return plain >= 128 ? middle : -middle;
}

describe('A-law', () => {
  it('encodes each of the 65 536 samples as the recommendation does', () => {
    const samples = Int16Array.from({ length: 65_536 }, (_, i) => i - 32_768);
    const codes = encodeAlaw(samples);
    const wrong = [...samples].filter((sample, i) => codes[i] !== referenceEncode(sample));
    expect(wrong).toEqual([]);
  });

  it('decodes each of the 256 codes as the recommendation does', () => {
    const codes = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect([...decodeAlaw(codes)]).toEqual([...codes].map(referenceDecode));
  });

  it('keeps every decoded sample as it is when it is encoded again', () => {
    const codes = Uint8Array.from({ length: 256 }, (_, i) => i);
    expect(encodeAlaw(decodeAlaw(codes))).toEqual(codes);
  });

  it('is off by no more than half an interval: a 32nd of the sample, or 8 near zero', () => {
    fc.assert(fc.property(fc.integer({ min: -32_768, max: 32_767 }), (sample) => {
      const again = decodeAlaw(encodeAlaw(Int16Array.of(sample)))[0]!;
      // One's complement moves the negative intervals by one.
      expect(Math.abs(again - sample)).toBeLessThanOrEqual(Math.max(8, Math.abs(sample) / 32) + 1);
    }));
  });

  it('knows silence and writes to the given output', () => {
    const output = new Uint8Array(4);
    expect(encodeAlaw(new Int16Array(3), output)).toBe(output);
    expect([...output]).toEqual([alawSilence, alawSilence, alawSilence, 0]);
    const samples = new Int16Array(2);
    expect(decodeAlaw(Uint8Array.of(0xaa, 0x2a), samples)).toBe(samples);
    expect([...samples]).toEqual([32_256, -32_256]);
  });
});
