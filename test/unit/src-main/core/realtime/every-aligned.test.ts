import { expect, it } from 'vitest';
import { everyAligned, untilAligned } from '../../../../../src-main/core/realtime/every-aligned.ts';
import { createFakeClock } from '../../../../fakes/fake-clock.ts';

it.each([[0, 1, 100], [99, 1, 1], [99.5, 1, 100.5], [100, 1, 100], [190, 20, 110], [180, 20, 20]])('at %d ms, at least %d ms away: in %d ms', (nowMs, leastMs, expected) => {
  expect(untilAligned(nowMs, 100, leastMs)).toBe(expected);
});

it('ticks at the multiples of its period, whenever it was started, until it is stopped', () => {
  const clock = createFakeClock();
  const ticks: number[] = [];
  clock.advance(130);
  const stopFirst = everyAligned(clock, 100, () => ticks.push(clock.monoMs()));
  clock.advance(45);
  const stopSecond = everyAligned(clock, 100, () => ticks.push(clock.monoMs()));
  clock.advance(235);
  expect(ticks).toEqual([200, 200, 300, 300, 400, 400]);
  stopFirst();
  everyAligned(clock, 100, () => ticks.push(-1))();
  clock.advance(100);
  expect(ticks.slice(6)).toEqual([500]);
  stopSecond();
  expect(clock.pending()).toBe(0);
});
