import { describe, expect, it } from 'vitest';
import { createConcealment } from '../../../../../src-shared/audio/playout/concealment.ts';
import { createHeardSound } from '../../../../../src-shared/audio/playout/heard-sound.ts';

const voiceAt = (at: number): number => 0.3 * Math.sin((2 * Math.PI * 150 * at) / 24_000) + 0.1 * Math.sin((2 * Math.PI * 450 * at) / 24_000);

function concealmentOf(sampleAt: (at: number) => number) {
  const heard = createHeardSound();
  for (let at = 0; at < 3_000; at += 1) heard.add(sampleAt(at));
  return createConcealment(heard);
}

describe('concealment', () => {
  it('is silent before it is told to start', () => {
    expect(concealmentOf(voiceAt).next()).toBe(0);
  });

  it('goes on as the voice would have, for 10 ms', () => {
    const concealment = concealmentOf(voiceAt);
    concealment.start();
    for (let at = 0; at < 240; at += 1) expect(Math.abs(concealment.next() - voiceAt(3_000 + at))).toBeLessThan(0.01);
  });

  it('has no step at its begin, where its cycle closes, or at its end, also when the sound is no voice', () => {
    let state = 1;
    let smooth = 0;
    const rumble = (): number => { state = (Math.imul(state, 1_103_515_245) + 12_345) | 0; smooth += (state / 2 ** 31 - smooth) * 0.05; return smooth; };
    const known = Array.from({ length: 3_000 }, rumble);
    const concealment = concealmentOf((at) => known[at]!);
    concealment.start();
    const heard = [...known, ...Array.from({ length: 1_500 }, () => concealment.next())];
    const steps = heard.slice(1).map((sample, at) => Math.abs(sample - heard[at]!));
    expect(Math.max(...steps.slice(3_000))).toBeLessThan(1.2 * Math.max(...steps.slice(0, 2_999)));
    expect(Math.abs(heard[3_000]! - heard[2_999]!)).toBeLessThan(0.1);
    expect(heard.slice(3_000 + 1_440).every((sample) => sample === 0)).toBe(true);
  });

  it('ends within 2.5 ms when released', () => {
    const concealment = concealmentOf(voiceAt);
    concealment.start();
    concealment.release();
    const heard = Array.from({ length: 80 }, () => concealment.next());
    expect(heard.slice(0, 50).some((sample) => Math.abs(sample) > 0.01)).toBe(true);
    expect(heard.slice(60).every((sample) => sample === 0)).toBe(true);
  });
});
