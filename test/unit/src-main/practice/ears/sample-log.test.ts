import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSampleLog } from '../../../../../src-main/practice/ears/sample-log.ts';

it('answers any stretch that is kept, whatever was appended and dropped', () => {
  fc.assert(fc.property(fc.array(fc.record({ add: fc.integer({ min: 0, max: 60_000 }), drop: fc.integer({ min: 0, max: 90_000 }) }), { maxLength: 12 }), (steps) => {
    const log = createSampleLog(100_000);
    let end = 0;
    for (const { add, drop } of steps) {
      log.append(Int16Array.from({ length: add }, (_, i) => (end + i) % 30_000));
      end += add;
      log.dropBefore(log.start() + drop);
      expect(log.end()).toBe(end);
      expect(log.end() - log.start()).toBeLessThanOrEqual(100_000);
      const from = log.start() + 3;
      const slice = log.slice(from, from + 50);
      expect([...slice]).toEqual(Array.from({ length: Math.max(0, Math.min(50, end - from)) }, (_, i) => (from + i) % 30_000));
    }
  }), { numRuns: 60 });
});
