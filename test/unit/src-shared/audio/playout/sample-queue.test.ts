import { expect, it } from 'vitest';
import fc from 'fast-check';
import { createSampleQueue } from '../../../../../src-shared/audio/playout/sample-queue.ts';

it('is a queue of samples over any walk: order, length, looks ahead, and each frame paid for once', () => {
  const step = fc.oneof(
    fc.record({ type: fc.constant('push' as const), count: fc.integer({ min: 0, max: 7 }) }),
    fc.record({ type: fc.constantFrom('next' as const, 'skip' as const, 'peek' as const), count: fc.integer({ min: 0, max: 9 }) }),
  );
  fc.assert(fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
    const queue = createSampleQueue(4);
    let model: number[][] = [];
    let [value, pushed, used] = [0, 0, 0];
    const flat = (): number[] => model.flat();
    const take = (count: number): void => {
      let left = count;
      model = model.map((frame) => { const gone = Math.min(left, frame.length); left -= gone; return frame.slice(gone); }).filter((frame) => frame.length > 0);
    };
    for (const { type, count } of steps) {
      if (type === 'push') {
        const frame = Array.from({ length: count }, () => { value += 1; return value; });
        const dropped = queue.push(Int16Array.from(frame));
        expect(dropped).toBe(model.length === 4 && count > 0 ? model.shift()?.length : 0);
        if (count > 0) model.push(frame);
        pushed += 1;
      } else if (type === 'next') {
        expect(queue.next() * 32_768).toBe(flat()[0] ?? 0);
        take(1);
      } else if (type === 'skip') {
        queue.skip(count);
        take(count);
      } else {
        const there = Math.min(count, flat().length);
        const seen = new Float32Array(there + 1);
        queue.peek(seen, 1, there);
        expect([...seen].map((sample) => sample * 32_768)).toEqual([0, ...flat().slice(0, there)]);
      }
      expect(queue.length).toBe(flat().length);
      used += queue.takeUsedFrames();
      expect(used).toBe(pushed - model.length);
    }
    queue.clear();
    expect(queue.length).toBe(0);
    expect(used + queue.takeUsedFrames()).toBe(pushed);
  }));
});
