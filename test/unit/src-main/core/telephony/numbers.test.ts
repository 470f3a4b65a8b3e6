import { describe, expect, it } from 'vitest';
import { containing } from '../../../../fakes/matching.ts';
import { plainGuards } from '../../../../fakes/guard-facts.ts';
import { checkNumber } from '../../../../../src-main/core/telephony/check-number.ts';
import { readNumber, showNumber } from '../../../../../src-main/core/telephony/numbers.ts';

describe('numbers', () => {
  it.each([
    ['+1 415 555 0142', 'US', '+14155550142'], ['(628) 555-0177', 'US', '+16285550177'], ['27 123 456', 'LV', '+37127123456'], ['+44 20 7946 0123', 'US', '+442079460123'],
  ])('%s in %s', (text, country, e164) => { expect(readNumber(text, country)).toMatchObject({ ok: true, value: { e164 } }); });

  it.each([
    ['', 'No number yet.'], ['415555', 'Too short for a number. Add the rest.'], ['4155550142999999', 'Too long for a number.'], ['hello', 'Replace the letters.'], ['1-800-FLOWERS', 'Replace the letters.'],
    ['+999 123456', 'No country has this code.'], ['415+5550142', 'Not a phone number.'], ['()', 'Not a phone number.'], ['+1 111 111 1111', 'Not a number in use.'],
  ])('%s says why it is none', (text, reason) => {
    const read = readNumber(text, 'US');
    expect(read.ok ? read.value.e164 : read.error).toContain(reason);
  });

  it('takes the people of the practice line before the numbering plan', () => {
    expect(readNumber('555 0100', 'US', ['+15550100'])).toMatchObject({ ok: true, value: { e164: '+15550100' } });
    expect(readNumber('555 0100', 'US')).toMatchObject({ ok: false });
  });

  it('shows numbers in groups', () => { expect(showNumber('+14155550142')).toBe('+1 415 555 0142'); });
});

describe('number.check', () => {
  const scene = { homeCountry: 'US', practiceNumbers: ['+14155550164'], guards: plainGuards };
  it('names place and warning', () => {
    expect(checkNumber('+1 415 555 0142', 'call', scene)).toEqual({ kind: 'number', e164: '+14155550142', shown: '+1 415 555 0142', place: 'United States', warning: null });
    expect(checkNumber('+371 27 123 456', 'call', { ...scene, guards: { ...plainGuards, settings: { ...plainGuards.settings, countries: ['LV'] } } })).toMatchObject({ kind: 'number', place: 'Latvia', warning: containing('Latvia') });
    expect(checkNumber('+371 27 123 456', 'keep', scene)).toMatchObject({ kind: 'number', warning: null });
    expect(checkNumber('+1 415 555 0164', 'call', scene)).toMatchObject({ place: 'Practice line', warning: null });
  });
  it.each([['911', 'emergency'], ['+1 900 555 1234', 'Premium'], ['12', 'Too short'], ['+371 27 123 456', 'This number’s country, Latvia, is not on your list. Add it']])('%s is a problem', (text, word) => {
    expect(checkNumber(text, 'call', scene)).toMatchObject({ kind: 'problem', reason: containing(word) });
  });
});
