import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultGuards } from '../../../../../src-shared/domain/guards.ts';
import { judgeQuietHours } from '../../../../../src-main/core/policy/quiet-hours.ts';

const hours = defaultGuards.quietHours;
const at = (hour: number, minute = 0) => Date.UTC(2026, 0, 15, hour, minute);

describe('quiet hours', () => {
  it.each([
    ['New York, 8 am sharp', ['America/New_York'], at(13), null], ['New York, a minute before', ['America/New_York'], at(12, 59), 'It is 7:59 am there. You set calls from 8 am to 9 pm there.'],
    ['New York, 8:59 pm', ['America/New_York'], at(25, 59), null], ['New York, 9 pm', ['America/New_York'], at(26), 'It is 9 pm there. You set calls from 8 am to 9 pm there.'],
    ['midnight', ['Europe/London'], at(0), 'It is 12 am there. You set calls from 8 am to 9 pm there.'], ['noon', ['Europe/London'], at(12), null],
    ['half hours', ['Asia/Kolkata'], at(17, 10), 'It is 10:40 pm there. You set calls from 8 am to 9 pm there.'],
    ['one of two zones', ['America/Chicago', 'America/Denver'], at(14), 'It may be 7 am there: the number does not tell the time zone. You set calls from 8 am to 9 pm there.'],
    ['two zones, both awake', ['America/Chicago', 'America/Denver'], at(15), null],
    ['two zones with one clock', ['Europe/Berlin', 'Europe/Busingen'], at(22), 'It is 11 pm there. You set calls from 8 am to 9 pm there.'],
    ['no zone known', [], at(12), 'What time it is there is not known. You set calls from 8 am to 9 pm there.'],
  ])('%s', (_, zones, nowMs, text) => { expect(judgeQuietHours(zones, nowMs, hours)).toEqual(text === null ? null : { code: 'quiet_hours', text }); });

  it('follows daylight saving', () => {
    expect(judgeQuietHours(['America/New_York'], Date.UTC(2026, 6, 15, 12), hours)).toBeNull();
    expect(judgeQuietHours(['America/New_York'], Date.UTC(2026, 0, 15, 12), hours)).not.toBeNull();
  });

  it('has none when the whole day is for calls, even where no zone is known', () => {
    expect(judgeQuietHours([], at(3), { fromHour: 0, untilHour: 24 })).toBeNull();
  });

  it('a further possible zone never makes a quiet hour loud', () => {
    const zone = fc.constantFrom('America/Los_Angeles', 'America/St_Johns', 'Europe/Paris', 'Asia/Tokyo', 'Pacific/Chatham', 'Pacific/Kiritimati', 'UTC');
    const span = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 })).filter(([from, until]) => from < until).map(([fromHour, untilHour]) => ({ fromHour, untilHour }));
    fc.assert(fc.property(fc.array(zone, { minLength: 1 }), zone, fc.integer({ min: 0, max: 4e12 }), span, (zones, more, nowMs, within) => judgeQuietHours(zones, nowMs, within) === null || judgeQuietHours([...zones, more], nowMs, within) !== null));
  });
});
