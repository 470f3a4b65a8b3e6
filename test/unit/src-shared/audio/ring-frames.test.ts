import { describe, expect, it } from 'vitest';
import { createFrameRing } from '../../../../src-shared/audio/ring-frames.ts';

describe('frame ring', () => {
  it('gives the oldest first and drops the oldest when full', () => {
    const ring = createFrameRing<number>(3);
    expect([1, 2, 3, 4, 5].map((frame) => ring.push(frame))).toEqual([null, null, null, 1, 2]);
    expect(ring.peek()).toBe(3);
    expect([0, 1, 2, 3].map((index) => ring.at(index))).toEqual([3, 4, 5, null]);
    expect([ring.shift(), ring.shift(), ring.shift(), ring.shift()]).toEqual([3, 4, 5, null]);
  });

  it('says how many went when cleared', () => {
    const ring = createFrameRing<number>(2);
    ring.push(1);
    ring.push(2);
    expect(ring.clear()).toBe(2);
    expect(ring.length).toBe(0);
    expect(ring.peek()).toBeNull();
    ring.push(3);
    expect(ring.shift()).toBe(3);
  });
});
