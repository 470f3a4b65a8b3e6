import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createJitterBuffer } from '../../../../src-shared/audio/jitter-buffer.ts';

const frame = (value: number, length = 480): Int16Array => new Int16Array(length).fill(value);
/** 200 Hz at a quarter of full scale. */
const voice = (from: number, length = 480): Int16Array => Int16Array.from({ length }, (_, at) => Math.round(8_192 * Math.sin((2 * Math.PI * 200 * (from + at)) / 24_000)));
const quantum = (buffer: ReturnType<typeof createJitterBuffer>, length = 128): Float32Array => {
  const out = new Float32Array(length);
  buffer.pull(out);
  return out;
};
const pullMs = (buffer: ReturnType<typeof createJitterBuffer>, ms: number): Float32Array => quantum(buffer, ms * 24);

describe('jitter buffer', () => {
  it('waits for 60 ms, then plays every sample in order', () => {
    const buffer = createJitterBuffer();
    buffer.push(frame(100));
    buffer.push(frame(200));
    expect(quantum(buffer).every((sample) => sample === 0)).toBe(true);
    buffer.push(frame(300));
    const out = pullMs(buffer, 60);
    expect(out[100]).toBeCloseTo(100 / 32_768, 6);
    expect(out[600]).toBeCloseTo(200 / 32_768, 6);
    expect(out[1_400]).toBeCloseTo(300 / 32_768, 6);
    expect(buffer.playedSamples).toBe(1_440);
    expect(buffer.takeUsedFrames()).toBe(3);
    expect(buffer.takeUsedFrames()).toBe(0);
  });

  it('plays a tail that is shorter than the pre-buffer when nothing more comes', () => {
    const buffer = createJitterBuffer();
    buffer.push(frame(500));
    for (let at = 0; at < 20; at += 1) quantum(buffer);
    expect(buffer.playedSamples).toBe(480);
    expect(buffer.underruns).toBe(0);
  });

  it('counts a gap that is heard, waits longer after it, and never more than 120 ms', () => {
    const buffer = createJitterBuffer();
    for (let gap = 1; gap <= 5; gap += 1) {
      for (let at = 0; at < 6; at += 1) buffer.push(frame(1_000));
      pullMs(buffer, 200);
      expect(buffer.underruns).toBe(gap - 1);
    }
    expect(buffer.targetMs).toBe(120);
  });

  it('does not count the silence between two utterances', () => {
    const buffer = createJitterBuffer();
    for (let at = 0; at < 3; at += 1) buffer.push(frame(1_000));
    pullMs(buffer, 400);
    for (let at = 0; at < 3; at += 1) buffer.push(frame(1_000));
    pullMs(buffer, 60);
    expect(buffer.underruns).toBe(0);
  });

  it('clears at once: what was queued is not heard, its credit comes back, and the next sound is no underrun', () => {
    const buffer = createJitterBuffer();
    for (let at = 0; at < 10; at += 1) buffer.push(frame(8_000));
    pullMs(buffer, 50);
    buffer.clear();
    const after = pullMs(buffer, 20);
    // 2.5 ms of slope against a click, then silence.
    expect(after.slice(60).every((sample) => sample === 0)).toBe(true);
    expect(buffer.playedSamples).toBe(1_200);
    expect(buffer.takeUsedFrames()).toBe(10);
    for (let at = 0; at < 3; at += 1) buffer.push(frame(8_000));
    pullMs(buffer, 60);
    expect(buffer.underruns).toBe(0);
    expect(buffer.playedSamples).toBe(1_200 + 1_440);
  });

  it('brings the depth of a line down to its target by leaving out periods, and counts them as passed', () => {
    const buffer = createJitterBuffer();
    let pushed = 0;
    const push = (): void => { buffer.push(voice(pushed)); pushed += 480; };
    for (let at = 0; at < 8; at += 1) push();
    for (let at = 0; at < 400; at += 1) {
      pullMs(buffer, 20);
      push();
    }
    expect(buffer.queuedSamples).toBeLessThan((buffer.targetMs + 15) * 24);
    expect(buffer.skippedSamples).toBeGreaterThan(60 * 24);
    expect(buffer.playedSamples + buffer.queuedSamples).toBe(pushed);
    expect(buffer.underruns).toBe(0);
  });

  it('plays a sender that is ahead sample by sample: a voice made four times faster than it is spoken, held back by credit', () => {
    const buffer = createJitterBuffer();
    const heard: number[] = [];
    let pushed = 0;
    let credit = 25;
    for (let tick = 0; tick < 1_000; tick += 1) {
      if (tick % 4 === 0) {
        for (let burst = 0; burst < 4 && credit > 0 && pushed < 480 * 200; burst += 1) {
          buffer.push(voice(pushed));
          pushed += 480;
          credit -= 1;
        }
      }
      heard.push(...quantum(buffer));
      credit += buffer.takeUsedFrames();
    }
    expect([buffer.playedSamples, buffer.skippedSamples, buffer.underruns, buffer.concealedSamples]).toEqual([480 * 200, 0, 0, 0]);
    const begin = heard.findIndex((sample) => sample !== 0) - 1;
    const known = voice(0, 480 * 200);
    expect(heard.slice(begin + 96, begin + 480 * 200).findIndex((sample, at) => Math.abs(sample - known[at + 96]! / 32_768) > 1e-6)).toBe(-1);
  });

  it('after a standstill of a line it is at most 120 ms late at once: what was said meanwhile is left out and counted', () => {
    const buffer = createJitterBuffer();
    let pushed = 0;
    const push = (): void => { buffer.push(voice(pushed)); pushed += 480; };
    for (let at = 0; at < 100; at += 1) {
      push();
      pullMs(buffer, 20);
    }
    pullMs(buffer, 400);
    for (let at = 0; at < 20; at += 1) push();
    quantum(buffer);
    expect(buffer.queuedSamples).toBeLessThanOrEqual(140 * 24);
    expect(buffer.skippedSamples).toBeGreaterThan(200 * 24);
    expect(buffer.underruns).toBe(1);
    expect(buffer.concealedSamples).toBeGreaterThan(300 * 24);
    expect(buffer.playedSamples + buffer.queuedSamples).toBe(pushed);
  });

  it('hides a gap with the voice itself, which fades to silence by 60 ms and counts as nothing played', () => {
    const buffer = createJitterBuffer();
    for (let at = 0; at < 5; at += 1) buffer.push(voice(at * 480));
    pullMs(buffer, 100);
    const gap = pullMs(buffer, 100);
    expect(buffer.playedSamples).toBe(2_400);
    const levelOf = (fromMs: number, toMs: number): number => Math.max(...gap.slice(fromMs * 24, toMs * 24).map(Math.abs)) / 0.25;
    expect(levelOf(0, 10)).toBeGreaterThan(0.9);
    expect(levelOf(40, 50)).toBeLessThan(0.5);
    expect(levelOf(60, 100)).toBe(0);
    // Nobody spoke on: it was the end of an utterance, and nothing was concealed.
    expect(buffer.concealedSamples).toBe(0);
    for (let at = 5; at < 11; at += 1) buffer.push(voice(at * 480));
    quantum(buffer);
    expect([buffer.underruns, buffer.concealedSamples]).toEqual([1, 2_400]);
  });

  it('has no edge: neighbouring samples of a constant sound never jump', () => {
    const buffer = createJitterBuffer();
    const heard: number[] = [];
    for (let at = 0; at < 4; at += 1) buffer.push(frame(16_000));
    heard.push(...pullMs(buffer, 100));
    for (let at = 0; at < 6; at += 1) buffer.push(frame(16_000));
    heard.push(...pullMs(buffer, 200));
    const jumps = heard.slice(1).map((sample, at) => Math.abs(sample - (heard[at] ?? 0)));
    expect(Math.max(...jumps)).toBeLessThan(0.02);
  });

  it('pays for an empty frame and takes it for no sound', () => {
    const buffer = createJitterBuffer();
    for (let at = 0; at < 3; at += 1) buffer.push(frame(1_000));
    pullMs(buffer, 100);
    buffer.push(new Int16Array(0));
    expect([buffer.takeUsedFrames(), buffer.underruns]).toEqual([4, 0]);
  });

  it('keeps its books over any walk: in = played + queued + dropped, and every frame is paid for once', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 900 }), fc.constant('pull' as const), fc.constant('clear' as const)), { maxLength: 200 }), (steps) => {
      const buffer = createJitterBuffer();
      let frames = 0;
      let pushed = 0;
      let used = 0;
      for (const step of steps) {
        if (step === 'pull') quantum(buffer);
        else if (step === 'clear') buffer.clear();
        else {
          buffer.push(frame(7, step));
          frames += 1;
          pushed += step;
        }
        used += buffer.takeUsedFrames();
        expect(used).toBeLessThanOrEqual(frames);
        expect(buffer.queuedSamples).toBeGreaterThanOrEqual(0);
        expect(buffer.playedSamples + buffer.queuedSamples).toBeLessThanOrEqual(pushed);
      }
      buffer.clear();
      expect(used + buffer.takeUsedFrames()).toBe(frames);
    }));
  });
});
