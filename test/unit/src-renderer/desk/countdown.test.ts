import { describe, expect, it } from 'vitest';
import { countdown, lengthText, reminderBetween } from '../../../../src-renderer/desk/countdown.ts';

const running = { deadlineAtMs: 100_000, remainingMs: 120_000, spanMs: 120_000 };

describe('countdown', () => {
  it('rounds up, so that 0:00 is only shown when it is over', () => {
    expect(countdown(running, 18_001, true).text).toBe('1:22');
    expect(countdown(running, 99_999, true).text).toBe('0:01');
    expect(countdown(running, 100_000, true).text).toBe('0:00');
    expect(countdown(running, 200_000, true).text).toBe('0:00');
  });

  it('is urgent under 0:15, not at it', () => {
    expect(countdown(running, 85_000, true)).toMatchObject({ text: '0:15', urgent: false });
    expect(countdown(running, 86_000, true)).toMatchObject({ text: '0:14', urgent: true });
  });

  it('shows the time held while paused, and never as urgent', () => {
    expect(countdown({ deadlineAtMs: null, remainingMs: 9_000, spanMs: 120_000 }, 0, true)).toMatchObject({ text: '0:09', label: 'Paused at 0:09', paused: true, urgent: false });
    expect(countdown(running, 95_000, false)).toMatchObject({ paused: true, urgent: false });
  });

  it('steps the bar once a second', () => {
    expect(countdown(running, 40_100, true).share).toBe(countdown(running, 40_900, true).share);
    expect(countdown(running, 40_000, true).share).toBeCloseTo(0.5);
  });

  it('reads lengths', () => {
    expect([0, 59_000, 60_000, 605_000].map(lengthText)).toEqual(['0:00', '0:59', '1:00', '10:05']);
  });

  it('reminds once at 0:30 and once at 0:15', () => {
    expect(reminderBetween(30_500, 29_500)).toBe(30);
    expect(reminderBetween(29_500, 28_500)).toBeNull();
    expect(reminderBetween(15_001, 15_000)).toBe(15);
    expect(reminderBetween(40_000, 10_000)).toBe(15);
    expect(reminderBetween(40_000, -5)).toBeNull();
  });
});
