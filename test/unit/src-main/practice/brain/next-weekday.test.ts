import { expect, it } from 'vitest';
import { nextWeekday } from '../../../../../src-main/practice/brain/next-weekday.ts';

it('is always after today, in local time with its offset', () => {
  const saturday = new Date(2026, 10, 21, 12).getTime();
  expect(nextWeekday('thursday@15:30', saturday)).toMatch(/^2026-11-26T15:30:00[+-]\d\d:\d\d$/u);
  expect(nextWeekday('saturday', saturday)).toBe('2026-11-28');
  expect(nextWeekday('sunday', saturday)).toBe('2026-11-22');
  expect(Date.parse(nextWeekday('thursday@15:30', saturday))).toBe(new Date(2026, 10, 26, 15, 30).getTime());
  expect(nextWeekday('someday', saturday)).toBe('');
});
