import { expect, test } from 'vitest';
import fc from 'fast-check';
import { createRateLimiter } from '../../../../src-main/contract-server/rate-limiter.ts';

test('never more than the limit in any ten seconds, and nothing is refused that would fit', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 200 }), fc.integer({ min: 1, max: 8 }), (gaps, limit) => {
    let now = 0;
    const limiter = createRateLimiter(() => now);
    const taken: number[] = [];
    for (const gap of gaps) {
      now += gap;
      const recent = taken.filter((at) => now - at < 10_000).length;
      const allowed = limiter.take('m', limit);
      expect(allowed).toBe(recent < limit);
      if (allowed) taken.push(now);
    }
  }));
});

test('keys do not share', () => {
  const limiter = createRateLimiter(() => 0);
  expect([limiter.take('a', 1), limiter.take('a', 1), limiter.take('b', 1)]).toEqual([true, false, true]);
});
