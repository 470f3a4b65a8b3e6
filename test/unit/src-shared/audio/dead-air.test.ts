import { expect, it } from 'vitest';
import { createDeadAir } from '../../../../src-shared/audio/dead-air.ts';

it('adds up what is not above the floor, and starts again with every sound', () => {
  const deadAir = createDeadAir(-50);
  expect(deadAir.push(-Infinity, 20)).toBe(20);
  expect(deadAir.push(-50, 20)).toBe(40);
  expect(deadAir.push(-49.9, 20)).toBe(0);
  expect(deadAir.push(-70, 5)).toBe(5);
});
