import { describe, expect, it } from 'vitest';
import { advance, decodeAdaptive, predict, startState } from '../../../../../src-main/practice/speech/adaptive-codec.ts';

/** The plainest encoder: the nearest code, sample by sample. */
function encode(samples: Int16Array): { readonly bytes: Uint8Array; readonly heard: Int16Array } {
  const state = startState();
  const bytes = new Uint8Array(samples.length / 2);
  const heard = new Int16Array(samples.length);
  samples.forEach((sample, i) => {
    const off = (sample - predict(state)) / state.step;
    const code = Math.min(7, Math.floor(Math.abs(off))) | (off < 0 ? 8 : 0);
    bytes[i >> 1]! |= code << ((i & 1) * 4);
    heard[i] = Math.round(advance(state, code));
  });
  return { bytes, heard };
}

/** A vowel: harmonics of 200 Hz under two formants. */
const vowel = Int16Array.from({ length: 4_000 }, (_, i) => {
  let sum = 0;
  for (let hz = 200; hz < 3_400; hz += 200) sum += Math.sin((2 * Math.PI * hz * i) / 8_000 + hz) * (1 / (1 + ((hz - 600) / 200) ** 2) + 0.4 / (1 + ((hz - 1_800) / 250) ** 2));
  return Math.round(sum * 6_000);
});

describe('the four-bit code', () => {
  it('decodes to exactly what its encoder heard', () => {
    const { bytes, heard } = encode(vowel);
    expect(decodeAdaptive(bytes)).toEqual(heard);
    expect(bytes.length * 2).toBe(vowel.length);
  });

  it('keeps a vowel 20 dB above its noise', () => {
    const decoded = decodeAdaptive(encode(vowel).bytes);
    const signal = vowel.reduce((sum, value) => sum + value ** 2, 0);
    const noise = vowel.reduce((sum, value, i) => sum + (value - decoded[i]!) ** 2, 0);
    expect(10 * Math.log10(signal / noise)).toBeGreaterThan(20);
  });

  it('stays in range on any bytes', () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => Math.imul(i + 1, 2_654_435_761) >>> 24);
    const decoded = decodeAdaptive(bytes);
    expect(decoded.length).toBe(40_000);
    const state = startState();
    for (const byte of bytes) for (const code of [byte & 15, byte >> 4]) expect(Number.isFinite(advance(state, code))).toBe(true);
  });
});
