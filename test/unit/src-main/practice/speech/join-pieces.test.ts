import { describe, expect, it } from 'vitest';
import { joinPieces } from '../../../../../src-main/practice/speech/join-pieces.ts';

const tone = (hz: number, length: number, phase = 0) => Int16Array.from({ length }, (_, i) => Math.round(10_000 * Math.sin((2 * Math.PI * hz * i) / 8_000 + phase)));
const largestStep = (samples: Int16Array) => samples.reduce((largest, value, i) => (i === 0 ? 0 : Math.max(largest, Math.abs(value - samples[i - 1]!))), 0);

describe('joining pieces', () => {
  it.each(['word', 'sound', 'vowel'] as const)('makes no click at a %s join, whatever the phases', (joins) => {
    const steepest = 10_000 * ((2 * Math.PI * 180) / 8_000);
    for (let phase = 0; phase < 6.28; phase += 0.3) {
      const joined = joinPieces([{ recording: () => tone(180, 1_600, 1.3), joins: 'word' }, { recording: () => tone(180, 1_600, phase), joins }]);
      expect(largestStep(joined)).toBeLessThan(steepest * 1.35);
      expect(Math.abs(joined[0]!)).toBeLessThan(600);
      expect(Math.abs(joined.at(-1)!)).toBeLessThan(600);
    }
  });

  it('goes on in a vowel without a dip: the waves are made to meet', () => {
    for (let phase = 0; phase < 6.28; phase += 0.5) {
      const joined = joinPieces([{ recording: () => tone(180, 1_600), joins: 'word' }, { recording: () => tone(180, 1_600, phase), joins: 'vowel' }]);
      const inner = joined.subarray(200, joined.length - 200);
      for (let at = 0; at + 45 <= inner.length; at += 45) expect(Math.max(...inner.subarray(at, at + 45))).toBeGreaterThan(8_500);
    }
  });

  it('takes pieces shorter than an overlap, and nothing at all', () => {
    const short = { recording: () => tone(500, 6), joins: 'vowel' } as const;
    expect(joinPieces([short, short, { recording: () => tone(500, 400), joins: 'sound' }, short]).length).toBeGreaterThan(150);
    expect(joinPieces([])).toEqual(new Int16Array(0));
  });
});
