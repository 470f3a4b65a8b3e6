import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createJitterBuffer } from '../../../../src-shared/audio/jitter-buffer.ts';

const frame = (value: number, length = 480): Int16Array => new Int16Array(length).fill(value);
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

  it('cuts 10 ms when a live sender’s clock runs fast, and leaves a sender that fills its credit alone', () => {
    const live = createJitterBuffer();
    for (let at = 0; at < 8; at += 1) live.push(frame(1_000));
    for (let at = 0; at < 110; at += 1) {
      pullMs(live, 20);
      live.push(frame(1_000));
    }
    expect(live.queuedSamples).toBe(8 * 480 - 240);

    const bursty = createJitterBuffer();
    for (let at = 0; at < 25; at += 1) bursty.push(frame(1_000));
    for (let at = 0; at < 110; at += 1) {
      pullMs(bursty, 20);
      bursty.push(frame(1_000));
    }
    expect(bursty.queuedSamples).toBe(25 * 480);
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

  it('keeps its books over any walk: in = played + queued + dropped, and every frame is paid for once', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.integer({ min: 1, max: 900 }), fc.constant('pull' as const), fc.constant('clear' as const)), { maxLength: 200 }), (steps) => {
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
