import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallTally } from '../../../../../src-main/core/ports/store.ts';
import { dayMs, judgeCaps, usageOf, type DayUsage } from '../../../../../src-main/core/policy/caps.ts';
import { defaultGuards } from '../../../../../src-shared/domain/guards.ts';

const nowMs = 10 * dayMs;
const minute = 60_000;
const call = (over: Partial<CallTally>): CallTally => ({ id: 'c', direction: 'outbound', line: 'softphone', peerNumber: '+12125550142', startedAtMs: nowMs - minute, connectedAtMs: nowMs - minute, endedAtMs: null, costUsd: 0, ...over });
const usage = (over: Partial<DayUsage> = {}): DayUsage => ({ usd: 0, minutes: 0, callsOn: 0, attempts: new Map(), ...over });
const { caps } = defaultGuards;

describe('usage', () => {
  it('adds up cost, minutes, calls on and attempts', () => {
    expect(usageOf([
      call({ costUsd: 1.5 }), call({ id: 'd', line: 'assistant', peerNumber: null, connectedAtMs: null, costUsd: 0.25 }), call({ id: 'e', direction: 'inbound', startedAtMs: nowMs - 10 * minute, connectedAtMs: nowMs - 9 * minute, endedAtMs: nowMs - 4 * minute }),
    ], nowMs)).toEqual({ usd: 1.75, minutes: 6, callsOn: 2, attempts: new Map([['+12125550142', 1]]) });
  });

  it('never counts the practice line, nor what ended more than a day ago', () => {
    expect(usageOf([call({ line: 'practice', costUsd: 9 }), call({ startedAtMs: nowMs - 2 * dayMs, connectedAtMs: nowMs - 2 * dayMs, endedAtMs: nowMs - dayMs - 1, costUsd: 9 })], nowMs)).toEqual(usage());
  });

  it('counts of a call across the border only the minutes within, its whole cost, and no attempt', () => {
    expect(usageOf([call({ startedAtMs: nowMs - dayMs - 5 * minute, connectedAtMs: nowMs - dayMs - 5 * minute, endedAtMs: nowMs - dayMs + 2 * minute, costUsd: 3 })], nowMs)).toEqual(usage({ usd: 3, minutes: 2 }));
  });
});

describe('caps', () => {
  it.each([
    ['unread', null, 'cap_unknown', 'could not be read'], ['spend', usage({ usd: 20.131 }), 'cap_spend', 'Calls cost $20.13 in the last 24 hours; your limit is $20.'],
    ['minutes', usage({ minutes: 240.9 }), 'cap_minutes', 'Calls took 240 minutes in the last 24 hours; your limit is 240.'], ['at once', usage({ callsOn: 8 }), 'cap_at_once', '8 calls are on; your limit is 8 at once.'],
    ['attempts', usage({ attempts: new Map([['+12125550142', 5]]) }), 'cap_attempts', 'This number was called 5 times in the last 24 hours; your limit is 5.'],
  ])('%s refuses with its figures', (_, used, code, text) => {
    const refusal = judgeCaps(used, caps, '+12125550142');
    expect(refusal).toMatchObject({ code });
    expect(refusal?.text).toContain(text);
    expect(refusal?.mend).toMatch(/\.$/);
  });

  it('attempts count for their number only', () => {
    expect(judgeCaps(usage({ attempts: new Map([['+12125550142', 5]]) }), caps, '+12125550143')).toBeNull();
    expect(judgeCaps(usage({ attempts: new Map([['+12125550142', 5]]) }), caps, null)).toBeNull();
  });

  it('passes exactly while everything is below its cap', () => {
    const figure = fc.integer({ min: 0, max: 10 });
    fc.assert(fc.property(figure, figure, figure, figure, figure, figure, fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 }), (usd, minutes, callsOn, tries, usdPerDay, minutesPerDay, callsAtOnce, attemptsPerDay) => {
      const passes = judgeCaps(usage({ usd, minutes, callsOn, attempts: new Map([['+1', tries]]) }), { usdPerDay, minutesPerDay, callsAtOnce, attemptsPerDay }, '+1') === null;
      return passes === (usd < usdPerDay && minutes < minutesPerDay && callsOn < callsAtOnce && tries < attemptsPerDay);
    }));
  });
});
