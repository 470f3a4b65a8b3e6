import { describe, expect, it } from 'vitest';
import { createHeardSound } from '../../../../../src-shared/audio/playout/heard-sound.ts';
import { createSampleQueue } from '../../../../../src-shared/audio/playout/sample-queue.ts';
import { createTimeScale } from '../../../../../src-shared/audio/playout/time-scale.ts';

const period = 160;
const voiceAt = (at: number): number => Math.round(8_000 * Math.sin((2 * Math.PI * at) / period));
/** No two places are alike. */
const noiseAt = (at: number): number => Math.imul(at ^ 0x5bd1, 0x9e3779b1) >> 18;

function open(sampleAt: (at: number) => number, queued = 2_400) {
  const heard = createHeardSound();
  for (let at = 0; at < 1_024; at += 1) heard.add(sampleAt(at) / 32_768);
  const queue = createSampleQueue(10);
  queue.push(Int16Array.from({ length: queued }, (_, at) => sampleAt(1_024 + at)));
  const timeScale = createTimeScale(heard, queue);
  const rest = (): number[] => {
    const sound: number[] = [];
    while (timeScale.left > 0) sound.push(timeScale.next() * 32_768);
    while (queue.length > 0) sound.push(queue.next() * 32_768);
    return sound;
  };
  return { queue, timeScale, rest };
}
const isVoice = (sound: number[]): boolean => sound.every((sample, at) => Math.abs(sample - voiceAt(1_024 + at)) < 3);

describe('time scale', () => {
  it('leaves out a period, and the voice goes on as if nothing had been there', () => {
    const { timeScale, rest } = open(voiceAt);
    expect(timeScale.shorten(false) % period).toBe(0);
    expect(timeScale.leftIsReal).toBe(true);
    const sound = rest();
    expect(sound.length).toBeGreaterThanOrEqual(2_400 - 2 * period);
    expect(sound.length % period).toBe(0);
    expect(isVoice(sound)).toBe(true);
  });

  it('repeats a period and takes none of the queue', () => {
    const { queue, timeScale, rest } = open(voiceAt);
    const added = timeScale.stretch(false);
    expect(added % period).toBe(0);
    expect(added).toBeGreaterThan(0);
    expect(queue.length).toBe(2_400);
    expect(timeScale.leftIsReal).toBe(false);
    const sound = rest();
    expect(sound.length).toBe(2_400 + added);
    expect(isVoice(sound)).toBe(true);
  });

  it('leaves a bad place alone, one with too little sound, and takes silence', () => {
    const noise = open(noiseAt);
    expect([noise.timeScale.shorten(false), noise.timeScale.stretch(false), noise.timeScale.left]).toEqual([0, 0, 0]);
    const short = open(voiceAt, 300);
    expect([short.timeScale.shorten(true), short.timeScale.stretch(true)]).toEqual([0, 0]);
    const silence = open((at) => noiseAt(at) >> 12);
    expect(silence.timeScale.shorten(false)).toBeGreaterThan(0);
    silence.timeScale.clear();
    expect(silence.timeScale.left).toBe(0);
  });
});
