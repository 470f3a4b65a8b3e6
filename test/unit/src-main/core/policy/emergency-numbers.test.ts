import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import { getCountries, getCountryCallingCode, getExampleNumber, isValidPhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { emergencyTable, everywhere } from '../../../../../src-main/core/policy/emergency-table.ts';
import { isEmergencyNumber } from '../../../../../src-main/core/policy/emergency-numbers.ts';

const countries = getCountries();
const codesOf = (country: string): string[] => [...everywhere, ...(emergencyTable[country] ?? '').split(' ').filter((code) => code !== '')];

describe('the table', () => {
  it('has every country of the numbering plans, with codes of 2 to 6 digits, none twice', () => {
    expect(Object.keys(emergencyTable).sort()).toEqual([...countries].sort());
    for (const [country, codes] of Object.entries(emergencyTable)) {
      const list = codes.split(' ');
      expect(list.every((code) => /^\d{2,6}$/.test(code)), country).toBe(true);
      expect(new Set(list).size, country).toBe(list.length);
    }
  });

  it.each(countries)('%s: every code, bare, spaced and behind the country code, for the assistant and in the field', (country) => {
    for (const code of codesOf(country)) {
      expect(isEmergencyNumber(code, country), code).toBe(true);
      expect(isEmergencyNumber(code, country, 'home'), code).toBe(true);
      expect(isEmergencyNumber(Array.from(code).join(' '), country), code).toBe(true);
      const behind = `+${getCountryCallingCode(country)}${code}`;
      if (!isValidPhoneNumber(behind)) expect(isEmergencyNumber(behind, country), behind).toBe(true);
    }
  });
});

describe('other writings', () => {
  it.each([
    '911', ' 9-1-1 ', '9.1.1', '(9)1(1)', '9/1/1', '9_1_1', '9\n1\n1', '9,1,1', '+1911', '+1 (911)', '+1-911', '++1911', '+44 999', '+440999', '+49112', '001911', '0111911', '0044999', '1911',
    '９１１', '⁹¹¹', '⑨①①', '❾❶❶', '➒➊➊', '９１１', '٩١١', '۹۱۱', '९११', '𝟗𝟏𝟏', '🯹🯱🯱', '9️⃣1️⃣1️⃣', '九一一', '፱፩፩',
    '9\u200b1\u200d1', '\u202e119', '\u2066911\u2069', '9\u00ad1\u00ad1', '\ufeff911', '9\u03361\u03361\u0336', '＋1911',
    '9ll', '9II', '9|1', 'OOO', 'll2', 'W11', '9-WUN-WUN nine one one', 'nine one one', 'Nine-One-One', 'nine eleven', 'triple nine', 'treble-nine', 'one one two', 'oh oh oh',
    'call 911 now', 'tel:911', 'tel:+1-911', 'sip:911@example.com', 'call nine one one, quick', '911 or +1 415 555 0100', 'Flat 4, then 999',
    '911,,,123', '911;ext=1', '911x1234', '911 ext. 5', '911p1', '911;phone-context=+1', '911#', '911*',
    '9911', '9,911', '9 911', '0911', '8911', '*67911', '*67 911', '*31#911', '#31#112', '*82911', '141999', '1470999', '1831000', '9141999', '67911',
  ])('%j leads to an emergency service', (text) => { expect(isEmergencyNumber(text, 'US')).toBe(true); });

  it('is found whatever stands between and around the digits', () => {
    const noise = fc.array(fc.constantFrom(' ', '-', '.', '(', ')', '/', '\u200b', '\u200f', '\u202a', '\u2060', '\t'), { maxLength: 4 }).map((parts) => parts.join(''));
    const digit = (value: string) => fc.constantFrom(0x30, 0xff10, 0x660, 0x6f0, 0x966, 0x1d7ce, 0x1d7ec).map((zero) => String.fromCodePoint(zero + Number(value)));
    const written = fc.constantFrom('911', '112', '999', '000', '110').chain((code) => fc.tuple(noise, ...Array.from(code).flatMap((value) => [digit(value), noise]))).map((parts) => parts.join(''));
    fc.assert(fc.property(written, fc.constantFrom('', '+1', '9,', '*67', 'call '), fc.constantFrom('', ',,1', ' now', ';ext=4'), (code, before, after) => isEmergencyNumber(before + code + after, 'US')), { numRuns: 2_000 });
  });
});

describe('ordinary numbers', () => {
  it.each(countries)('the example of %s is none, in any form', (country) => {
    const example = getExampleNumber(country, examples);
    if (example === undefined) throw new Error(`No example for ${country}`);
    for (const text of [example.number, example.formatInternational(), example.formatNational(), example.nationalNumber, `tel:${example.number}`]) {
      expect(isEmergencyNumber(text, country), text).toBe(false);
      expect(isEmergencyNumber(text, country, 'home'), text).toBe(false);
    }
  });

  it.each(['+1 415 911 0100', '+14159110100', '(415) 911-0100', '415 999 1120', '+44 1189 112 999', '+34 911 123 456', 'call +1 415 911 0100', '+1 212 911 9111', '', 'hello', '12345678', 'Luca', '+33 1 15 17 18 18'])('%s is none', (text) => {
    expect(isEmergencyNumber(text, 'US')).toBe(false);
    expect(isEmergencyNumber(text, 'US', 'home')).toBe(false);
  });

  it('is never true for a valid number, whatever digits are in it', () => {
    const digits = fc.stringMatching(/^\d{0,5}(911|112|999|000|110|15|17|18|100)\d{0,6}$/);
    fc.assert(fc.property(fc.constantFrom(...countries), digits, (country, text) => !isValidPhoneNumber(text, country) || !isEmergencyNumber(text, country)), { numRuns: 5_000 });
    fc.assert(fc.property(fc.constantFrom(...countries), digits, (country, text) => {
      const e164 = `+${getCountryCallingCode(country)}${text}`;
      return !isValidPhoneNumber(e164) || !isEmergencyNumber(e164, 'US');
    }), { numRuns: 5_000 });
  });

  it('does not stop a number that is being typed', () => {
    for (const [text, country] of [['+44 118 496 0000', 'GB'], ['0118 496 0000', 'GB'], ['+1 415 911 0100', 'US'], ['4159110100', 'US'], ['+371 27 123 456', 'US'], ['+49 30 1100', 'DE']] as const) {
      for (let length = 1; length <= text.length; length += 1) expect(isEmergencyNumber(text.slice(0, length), country, 'home'), text.slice(0, length)).toBe(false);
    }
  });
});
