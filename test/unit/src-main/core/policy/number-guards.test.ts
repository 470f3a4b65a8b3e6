import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { judgeNumber, type GuardFacts, type NumberScene } from '../../../../../src-main/core/policy/number-guards.ts';
import { plainGuards } from '../../../../fakes/guard-facts.ts';

const practice = '+14155550164';
const scene = (guards: Partial<GuardFacts> = {}, homeCountry = 'US'): NumberScene => ({ homeCountry, practiceNumbers: [practice], guards: { ...plainGuards, ...guards } });
const everyCountry = scene({ settings: { ...plainGuards.settings, countries: getCountries(), quietHours: { fromHour: 0, untilHour: 24 } } });
const listed = new Map([['+12125550142', { number: '+12125550142', addedAtMs: 0, why: 'Asked me not to' }], [practice, { number: practice, addedAtMs: 0, why: '' }]]);

describe('every country', () => {
  it.each(getCountries())('%s: an example is allowed at home or on the list, and refused off it', (country) => {
    const number = getExampleNumber(country, examples)?.number ?? '';
    expect(judgeNumber(number, 'call', everyCountry)).toMatchObject({ refused: null });
    expect(judgeNumber(number, 'text', everyCountry).reasons.map((reason) => reason.code)).toEqual(country === 'US' ? [] : ['international']);
    expect(judgeNumber(number, 'call', scene({}, country)).refused).toBeNull();
    expect(judgeNumber(number, 'call', scene({ settings: { ...plainGuards.settings, countries: [country] } })).refused).toBeNull();
    if (country !== 'US') expect(judgeNumber(number, 'call', scene()).refused).toMatchObject({ code: 'country_not_allowed' });
  });
});

it.each([['+18005550142', 'CA', null], ['+18005550142', 'US', null], ['+14165550142', 'US', 'country_not_allowed'], ['+12125550142', 'CA', 'country_not_allowed'], ['+18765550142', 'US', 'country_not_allowed'], ['+447797123456', 'GB', 'country_not_allowed']])(
  'of a code that several countries share, %s at home in %s: %s', (number, home, code) => { expect(judgeNumber(number, 'call', scene({}, home)).refused?.code ?? null).toBe(code); });

describe('what is never reached', () => {
  it.each([
    ['911', 'emergency_number'], ['call 911 now', 'emergency_number'], ['+1 800 222 1222', 'emergency_number'], ['hello', 'not_a_number'], ['+1 111 111 1111', 'not_a_number'], ['', 'not_a_number'],
    ['+19005551234', 'premium_number'], ['+449098790000', 'premium_number'], ['+448431234567', 'premium_number'], ['+979123456789', 'premium_number'], ['+80812345678', 'premium_number'],
    ['+870773111632', 'satellite_number'], ['+8816123456789', 'satellite_number'], ['+88216123456', 'satellite_number'], ['+883510012345', 'satellite_number'],
    ['+447012345678', 'personal_number'], ['+15002345678', 'personal_number'], ['+447640123456', 'machine_number'],
  ])('%s: %s, whatever the owner allows', (number, code) => {
    for (const reach of ['call', 'text'] as const) expect(judgeNumber(number, reach, everyCountry).refused).toMatchObject({ code });
  });

  it('the do-not-call list refuses calls and texts, also on the practice line, and an unread one refuses everybody', () => {
    for (const reach of ['call', 'text'] as const) {
      for (const number of ['+1 (212) 555-0142', practice]) expect(judgeNumber(number, reach, scene({ doNotCall: listed })).refused).toMatchObject({ code: 'do_not_call', text: 'This number is on your do-not-call list.' });
      expect(judgeNumber('+12125550143', reach, scene({ doNotCall: null })).refused).toMatchObject({ code: 'do_not_call' });
    }
    expect(judgeNumber('+12125550143', 'call', scene({ doNotCall: listed })).refused).toBeNull();
  });

  it('limits refuse calls, not texts', () => {
    expect(judgeNumber('+12125550143', 'call', scene({ usage: null })).refused).toMatchObject({ code: 'cap_unknown' });
    expect(judgeNumber('+12125550143', 'text', scene({ usage: null })).refused).toBeNull();
  });
});

describe('reasons', () => {
  it('names the hour there, another country and a company’s number', () => {
    const nowMs = Date.UTC(2026, 10, 21, 3, 40);
    expect(judgeNumber('+12125550143', 'call', scene({ nowMs })).reasons).toEqual([{ code: 'quiet_hours', text: 'It is 10:40 pm there. You set calls from 8 am to 9 pm there.' }]);
    expect(judgeNumber('+14155550143', 'call', scene({ nowMs })).reasons).toEqual([]);
    expect(judgeNumber('+443001234567', 'call', scene({ settings: { ...plainGuards.settings, countries: ['GB'] } })).reasons.map((reason) => reason.code)).toEqual(['international', 'company_number']);
  });

  it('people of the practice line are reached at any hour, from any country and without a limit', () => {
    expect(judgeNumber(practice, 'call', scene({ nowMs: 0, usage: null }, 'LV'))).toEqual({ refused: null, reasons: [] });
  });
});
