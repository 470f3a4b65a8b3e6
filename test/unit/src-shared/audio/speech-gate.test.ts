import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createSpeechGate, hangoverFrames } from '../../../../src-shared/audio/speech-gate.ts';

const open = { confidenceThreshold: 0.5, energyThreshold: 0 };
const frames = (count: number): undefined[] => Array.from({ length: count }, () => undefined);

describe('the gate for speech', () => {
  it.each([[0, 1], [0.2, 1], [0.21, 2], [0.5, 3], [0.6, 3], [1, 5]])('at a threshold of %f opens with the %ith frame of speech', (confidenceThreshold, needed) => {
    const gate = createSpeechGate({ ...open, confidenceThreshold });
    expect(frames(needed).map(() => gate.next(true, 0.1, 0))).toEqual([...frames(needed - 1).map(() => false), true]);
  });

  it.each([[999, false], [1_001, true]])('with a floor of 1000 takes a level of %i for speech: %s', (level, speech) => {
    const gate = createSpeechGate({ ...open, energyThreshold: 1_000 });
    expect(frames(10).map(() => gate.next(true, level / 32_768, 0)).at(-1)).toBe(speech);
  });

  it('stays open for 240 ms after the last speech, and counts how often it turned', () => {
    const gate = createSpeechGate({ ...open, confidenceThreshold: 1 });
    frames(5).forEach(() => gate.next(true, 0.1, 0));
    expect(frames(hangoverFrames + 1).map(() => gate.next(false, 0, 0))).toEqual([...frames(hangoverFrames).map(() => true), false]);
    expect([gate.transitions, gate.frames, gate.closedFrames]).toEqual([2, 18, 5]);
  });

  it('is closed to what is softer than the echo may be, and open to what is louder, only while something is played and 300 ms after', () => {
    const gate = createSpeechGate(open);
    // -26 dB to begin with and 6 dB over it: a tenth of what is played.
    frames(20).forEach(() => gate.next(true, 0.009, 0.1));
    expect([gate.speaks, gate.next(true, 0.02, 0.1), gate.next(true, 0.02, 0.1), gate.next(true, 0.02, 0.1)]).toEqual([false, false, false, true]);
    const after = createSpeechGate(open);
    frames(20).forEach(() => after.next(true, 0.009, 0.1));
    expect(frames(17).map(() => after.next(true, 0.009, 0)).indexOf(true)).toBe(16);
  });

  it('whatever comes: never closes within the hangover of speech, and turns no more often than that allows', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.boolean(), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 400 }), (pattern) => {
      const gate = createSpeechGate({ confidenceThreshold: 0.4, energyThreshold: 300 });
      let sinceSpeech = Infinity;
      let turned = 0;
      let last = false;
      for (const [detected, level, played] of pattern) {
        const isOpen = gate.next(detected, level, played);
        sinceSpeech = gate.speaks ? 0 : sinceSpeech + 1;
        expect(isOpen).toBe(sinceSpeech <= hangoverFrames);
        turned += isOpen === last ? 0 : 1;
        last = isOpen;
      }
      expect(gate.transitions).toBe(turned);
      expect(turned).toBeLessThanOrEqual(2 + (2 * pattern.length) / (hangoverFrames + 1));
    }));
  });
});
