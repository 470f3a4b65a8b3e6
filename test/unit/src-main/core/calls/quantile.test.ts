import { expect, it } from 'vitest';
import { quantile } from '../../../../../src-main/core/calls/quantile.ts';

it.each([
  [[], 0.5, null], [[700], 0.95, 700], [[900, 500], 0.5, 700], [[3, 1, 2], 0.5, 2], [[1, 2, 3], 1, 3], [[1, 2, 3], 0, 1],
  [[...Array(101).keys()], 0.95, 95], [[100, 200, 300, 400], 0.95, 385],
] as const)('of %j the share %d lies below %s', (values, share, expected) => { expect(quantile(values, share)).toBe(expected); });
