import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRandomIds } from '../../../../src-main/adapters/ids.ts';
import { createSystemClock } from '../../../../src-main/adapters/clock.ts';

describe('the clock', () => {
  beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }); });
  afterEach(() => { vi.useRealTimers(); });
  const sleep = (ms: number): void => { vi.setSystemTime(Date.now() + ms); };

  test('after: once, and not when disposed of', () => {
    const clock = createSystemClock();
    const ran: string[] = [];
    clock.after(10, () => ran.push('a'));
    clock.after(10, () => ran.push('b'))();
    clock.after(-5, () => ran.push('now'));
    vi.advanceTimersByTime(100);
    expect(ran).toEqual(['now', 'a']);
  });

  test('after: a timer that Node lets off early waits for the rest', () => {
    const clock = createSystemClock();
    let nowMs = performance.now();
    const spy = vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
    let ran = 0;
    clock.after(10, () => { ran += 1; });
    nowMs += 9.6;
    vi.advanceTimersByTime(10);
    expect(ran).toBe(0);
    nowMs += 0.4;
    vi.advanceTimersByTime(1);
    expect(ran).toBe(1);
    spy.mockRestore();
  });

  test('every: as many ticks as periods, on the grid, whatever each tick takes', () => {
    const clock = createSystemClock();
    let ticks = 0;
    const stop = clock.every(20, () => { ticks += 1; });
    vi.advanceTimersByTime(10_000);
    expect(ticks).toBe(500);
    stop();
    stop();
    vi.advanceTimersByTime(1000);
    expect(ticks).toBe(500);
  });

  test('every: a period that is no whole number of ms does not drift', () => {
    const clock = createSystemClock();
    let ticks = 0;
    const stop = clock.every(12.5, () => { ticks += 1; });
    vi.advanceTimersByTime(10_000);
    expect(ticks).toBeGreaterThanOrEqual(799);
    expect(ticks).toBeLessThanOrEqual(800);
    stop();
  });

  test('every: missed ticks come at once, and no more than a hundred or two seconds of them', () => {
    const clock = createSystemClock();
    const counts = { fast: 0, slow: 0 };
    const started = performance.now();
    let nowMs = started;
    const spy = vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
    const stops = [clock.every(20, () => { counts.fast += 1; }), clock.every(500, () => { counts.slow += 1; })];
    nowMs = started + 300;
    vi.advanceTimersToNextTimer();
    expect(counts.fast).toBe(15);
    nowMs = started + 3_600_000;
    vi.advanceTimersByTime(500);
    expect(counts.fast).toBeGreaterThanOrEqual(15 + 100);
    expect(counts.fast).toBeLessThanOrEqual(15 + 101);
    expect(counts.slow).toBeGreaterThanOrEqual(4);
    expect(counts.slow).toBeLessThanOrEqual(5);
    for (const stop of stops) stop();
    spy.mockRestore();
  });

  test('every: stopped from inside a tick, the missed ones do not follow', () => {
    const clock = createSystemClock();
    const started = performance.now();
    const spy = vi.spyOn(performance, 'now').mockImplementation(() => started + 500);
    spy.mockImplementationOnce(() => started).mockImplementationOnce(() => started);
    let ticks = 0;
    const stop = clock.every(20, () => { ticks += 1; stop(); });
    vi.advanceTimersByTime(1000);
    expect(ticks).toBe(1);
    spy.mockRestore();
  });

  test('every: a tick that throws does not end the ticking', () => {
    const clock = createSystemClock();
    let ticks = 0;
    const stop = clock.every(20, () => {
      ticks += 1;
      if (ticks === 1) throw new Error('tick');
    });
    expect(() => vi.advanceTimersByTime(20)).toThrow('tick');
    vi.advanceTimersByTime(40);
    expect(ticks).toBe(3);
    stop();
  });

  test('wall time is the system’s', () => {
    sleep(5000);
    expect(createSystemClock().nowMs()).toBe(Date.now());
  });
});

test('timers do not keep the process alive', () => {
  const clock = createSystemClock();
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const stops = [clock.after(60_000, () => undefined), clock.every(60_000, () => undefined)];
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBe(before);
  for (const stop of stops) stop();
});

test('ids carry their prefix and 128 random bits in 26 plain letters', () => {
  const ids = createRandomIds();
  const some = Array.from({ length: 2000 }, () => ids.next('call'));
  for (const id of some) expect(id).toMatch(/^call_[0-9a-hjkmnp-tv-z]{26}$/);
  expect(new Set(some).size).toBe(2000);
  const seen = new Set(some.flatMap((id) => Array.from(id.slice(5, -1))));
  expect(seen.size).toBe(32);
});
