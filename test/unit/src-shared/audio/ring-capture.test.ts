import { describe, expect, it } from 'vitest';
import { createCaptureRing } from '../../../../src-shared/audio/ring-capture.ts';
import { initialCredit } from '../../../../src-shared/audio/frame.ts';

const quanta = (ring: ReturnType<typeof createCaptureRing>, samples: number, value: number): void => ring.push([new Float32Array(samples).fill(value)], 0);

describe('capture ring', () => {
  it('cuts quanta into frames of 480 with numbers and the time of their first sample', () => {
    const ring = createCaptureRing();
    for (let at = 0; at < 8; at += 1) ring.push([new Float32Array(128).fill(0.5)], at * 128 / 24_000);
    const first = ring.take();
    const second = ring.take();
    expect([first?.seq, second?.seq, ring.take()]).toEqual([0, 1, null]);
    expect(first?.samples).toHaveLength(480);
    expect(first?.samples[479]).toBe(16_384);
    expect(second?.atMs).toBeCloseTo(20, 6);
  });

  it('mixes channels down to one and clips what is too loud', () => {
    const ring = createCaptureRing();
    ring.push([new Float32Array(480).fill(0.5), new Float32Array(480).fill(-0.25)], 0);
    expect(ring.take()?.samples[0]).toBe(4_096);
    quanta(ring, 480, 1.5);
    expect(ring.take()?.samples[0]).toBe(32_767);
    quanta(ring, 480, -1.5);
    expect(ring.take()?.samples[0]).toBe(-32_768);
  });

  it('sends no more than there is credit for, and then drops the oldest', () => {
    const ring = createCaptureRing();
    quanta(ring, 480 * (initialCredit + 5), 0);
    // All 30 came at once; 25 are kept.
    expect(ring.droppedFrames).toBe(5);
    const sent: number[] = [];
    for (let frame = ring.take(); frame !== null; frame = ring.take()) sent.push(frame.seq);
    expect(sent).toHaveLength(initialCredit);
    expect(sent[0]).toBe(5);
    quanta(ring, 480 * 3, 0);
    expect(ring.take()).toBeNull();
    ring.grant(2);
    expect([ring.take()?.seq, ring.take()?.seq, ring.take()]).toEqual([30, 31, null]);
  });
});
