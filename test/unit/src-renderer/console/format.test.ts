import { describe, expect, it } from 'vitest';
import { countOf } from '../../../../src-renderer/console/ui/format/count-of.ts';
import { emailProblem } from '../../../../src-renderer/console/ui/owner/email-problem.ts';
import { firstName } from '../../../../src-renderer/console/ui/format/first-name.ts';
import { formatDateAndTime, formatTimeOfDay, formatWhen, formatWhenShort } from '../../../../src-renderer/console/ui/format/format-when.ts';
import { formatLength } from '../../../../src-renderer/console/ui/format/format-length.ts';
import { formatMoney } from '../../../../src-renderer/console/ui/format/format-money.ts';
import { formatNumber } from '../../../../src-renderer/console/ui/format/format-number.ts';
import { formatSeconds } from '../../../../src-renderer/console/ui/format/format-seconds.ts';
import { foundWords } from '../../../../src-renderer/console/features/history/found-words.ts';
import { initials } from '../../../../src-renderer/console/ui/format/initials.ts';
import { splitPhones } from '../../../../src-renderer/console/ui/owner/split-phones.ts';

const timeZone = 'UTC';
const nowMs = Date.UTC(2026, 10, 20, 16, 15);
const at = (day: number, hour: number, minute: number, month = 10, year = 2026) => Date.UTC(year, month, day, hour, minute);

describe('lengths, figures and money', () => {
  it.each([[0, '0:00'], [999, '0:00'], [167_000, '2:47'], [846_000, '14:06'], [3_723_000, '1:02:03'], [-5, '0:00']])('%d ms is %s', (ms, text) => { expect(formatLength(ms)).toBe(text); });
  it.each([[610, '0.61 s'], [994, '0.99 s'], [996, '1.0 s'], [1900, '1.9 s'], [null, 'No data']])('%s ms is %s', (ms, text) => { expect(formatSeconds(ms)).toBe(text); });
  it.each([[0, '$0.00'], [0.004, 'under $0.01'], [0.38, '$0.38'], [12.345, '$12.35']])('%d is %s', (usd, text) => { expect(formatMoney(usd)).toBe(text); });
  it('says what is an estimate', () => { expect([formatMoney(0.38, true), formatMoney(0.001, true), formatMoney(0, true)]).toEqual(['about $0.38', 'under $0.01', '$0.00']); });
  it('counts', () => { expect([countOf(1, 'call'), countOf(0, 'call'), countOf(2, 'approval waits', 'approvals wait')]).toEqual(['1 call', '0 calls', '2 approvals wait']); });
  it('says how many calls mention a word', () => {
    expect([foundWords('dinner', 7), foundWords('dinner', 1), foundWords('', 12), foundWords('', 0)]).toEqual(['7 calls mention “dinner”', '1 call mentions “dinner”', '12 calls', '']);
  });
});

describe('times', () => {
  it('are twelve-hour, noon and midnight too', () => {
    expect([at(20, 16, 12), at(20, 0, 5), at(20, 12, 0), at(20, 9, 2)].map((ms) => formatTimeOfDay(ms, timeZone))).toEqual(['4:12 pm', '12:05 am', '12:00 pm', '9:02 am']);
  });
  it('name the day as near as it is', () => {
    const when = (ms: number) => formatWhen(ms, { nowMs, timeZone });
    expect([at(20, 16, 12), at(19, 18, 20), at(17, 12, 31), at(3, 8, 0, 8, 2025)].map(when)).toEqual(['Today, 4:12 pm', 'Yesterday, 6:20 pm', '17 Nov, 12:31 pm', '3 Sep 2025, 8:00 am']);
    expect(formatWhenShort(at(20, 15, 40), { nowMs, timeZone })).toBe('3:40 pm');
    expect(formatWhenShort(at(19, 15, 40), { nowMs, timeZone })).toBe('Yesterday');
  });
  it('are written out for a record', () => { expect(formatDateAndTime(at(20, 16, 12), timeZone)).toBe('Fri 20 Nov, 4:12 pm'); });
});

describe('names and numbers', () => {
  it.each([['Luca Ferrante', 'LF'], ['Harbor & Pine', 'HP'], ['City Water Billing', 'CB'], ['élan', 'É'], ['+1 628 555 0177', '?'], ['', '?']])('initials of %s', (name, text) => { expect(initials(name)).toBe(text); });
  it.each([['Luca Ferrante', 'Luca'], ['Harbor & Pine', 'Harbor & Pine'], ['City Water Billing', 'City Water Billing'], ['Unknown caller', 'Unknown caller']])('%s is called %s', (name, text) => { expect(firstName(name)).toBe(text); });
  it.each([['+14155550142', '+1 415 555 0142'], ['+442079460958', '+44 207 946 0958'], ['+3531234567', '+353 123 4567'], ['+49301234', '+49 301 234'], ['anonymous', 'anonymous']])('%s is shown as %s', (e164, text) => { expect(formatNumber(e164)).toBe(text); });
  it('splits a field of several numbers', () => { expect(splitPhones(' +1 415 555 0110, 0301234567;\n ')).toEqual(['+1 415 555 0110', '0301234567']); });
});

describe('emailProblem', () => {
  it.each(['', ' ', 'name@example.com', 'a.b+c@mail.example.co.uk'])('accepts “%s”', (text) => { expect(emailProblem(text)).toBeNull(); });
  it.each([['name', 'An @ is missing. Write it like name@example.com.'], ['a@b@c.de', 'There is more than one @.'], ['@example.com', 'The part before @ is missing.'], ['name@example', 'The part after @ is not complete. Write it like name@example.com.'], ['a@b.de, c@d.de', 'One address only, without spaces.']])('says what is wrong with “%s”', (text, words) => { expect(emailProblem(text)).toBe(words); });
});
