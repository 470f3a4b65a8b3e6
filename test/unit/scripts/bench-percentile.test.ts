import { expect, test } from 'vitest';
import { percentile } from '../../../scripts/bench/percentile.ts';

const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);

test.each([[0.5, 50], [0.99, 99], [1, 100], [0, 1]])('the share %d of 1 to 100 is %d', (share, expected) => {
  expect(percentile(hundred, share)).toBe(expected);
});

test('of one value it is that value, of none it is null, and the values stay in their order', () => {
  expect(percentile([7], 0.99)).toBe(7);
  expect(percentile([], 0.5)).toBeNull();
  expect(hundred[0]).toBe(100);
});
