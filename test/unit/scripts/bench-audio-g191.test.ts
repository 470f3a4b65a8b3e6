import { expect, test } from 'vitest';
import { decodeByDefinition, encodeByDefinition, laws } from '../../../scripts/bench/audio/g191.ts';
import { codecNames, openCodec } from '../../../scripts/bench/audio/open-codec.ts';
import { compareCodec } from '../../../scripts/bench/audio/compare-codec.ts';

/* Decision values and outputs from the tables of ITU-T G.711, in units of 16 bits. */
test.each([[0, 0xff], [-1, 0x7f], [3, 0xff], [4, 0xfe], [32_767, 0x80], [-32_768, 0x00], [8_031 * 4, 0x80], [7_903 * 4, 0x80], [7_903 * 4 - 1, 0x81]])('µ-law: %d is %d', (sample, code) => {
  expect(encodeByDefinition('µ-law', sample)).toBe(code);
});

test.each([[0, 0xd5], [-1, 0x55], [15, 0xd5], [16, 0xd4], [32_767, 0xaa], [-32_768, 0x2a], [3_968 * 8, 0xaa], [3_968 * 8 - 1, 0xab]])('A-law: %d is %d', (sample, code) => {
  expect(encodeByDefinition('A-law', sample)).toBe(code);
});

test('the outermost codes decode to the middle of their intervals', () => {
  expect([0x80, 0x00, 0xff].map((code) => decodeByDefinition('µ-law', code))).toEqual([8_031 * 4, -8_031 * 4, 0]);
  expect([0xaa, 0x2a, 0xd5, 0x55].map((code) => decodeByDefinition('A-law', code))).toEqual([4_032 * 8, -4_032 * 8, 8, -8]);
});

test.each(laws)('%s: what was decoded encodes to its code again, but for the µ-law’s second zero', (law) => {
  const changed = Array.from({ length: 256 }, (_, code) => code).filter((code) => encodeByDefinition(law, decodeByDefinition(law, code)) !== code);
  expect(changed).toEqual(law === 'µ-law' ? [0x7f] : []);
});

test('ours is the definition; the peers differ where the measurements say', () => {
  const found = Object.fromEntries(codecNames.map((name) => [name, laws.map((law) => compareCodec(openCodec(name, law), law).encodeDiffers)]));
  expect(found).toEqual({ ours: [0, 0], alawmulaw: [127, 127], g711: [127, 896] });
});
