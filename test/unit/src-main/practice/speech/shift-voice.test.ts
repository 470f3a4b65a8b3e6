import { describe, expect, it } from 'vitest';
import { shiftVoice } from '../../../../../src-main/practice/speech/shift-voice.ts';

const tone = (hz: number, length: number) => Int16Array.from({ length }, (_, i) => Math.round(10_000 * Math.sin((2 * Math.PI * hz * i) / 8_000)));

describe('moving a voice', () => {
  it.each([0.82, 0.95, 1.05])('by %d moves every tone by it, 40 dB clean up to 2.8 kHz', (ratio) => {
    for (const hz of [200, 1_000, 2_800]) {
      const shifted = shiftVoice(tone(hz, 4_000), ratio);
      expect(shifted.length).toBe(Math.floor(4_000 / ratio));
      const wanted = shifted.map((_, n) => Math.round(10_000 * Math.sin((2 * Math.PI * hz * ratio * n) / 8_000)));
      let rest = 0;
      for (let n = 20; n < shifted.length - 20; n += 1) rest += (shifted[n]! - wanted[n]!) ** 2;
      expect(Math.sqrt(rest / shifted.length) / 7_071, `${hz} Hz`).toBeLessThan(0.01);
    }
  });

  it('leaves a voice alone at ratio 1', () => expect(shiftVoice(tone(440, 500), 1)).toEqual(tone(440, 500)));
});
