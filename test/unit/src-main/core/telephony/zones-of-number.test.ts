import { getCountries, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { areaCodes } from '../../../../../src-main/core/telephony/area-codes.ts';
import { localTime } from '../../../../../src-main/core/telephony/local-time.ts';
import { zonesOfNumber } from '../../../../../src-main/core/telephony/zones-of-number.ts';

describe('the zones of a number', () => {
  it.each(getCountries())('%s has one at least, and every zone has a time', (country) => {
    const zones = zonesOfNumber({ country, e164: '+10000000000' });
    expect(zones.length).toBeGreaterThan(0);
    for (const zone of zones) expect(localTime(zone, 0).shown).toMatch(/^\d{1,2}(:\d\d)? [ap]m$/);
  });

  it.each([
    ['+12125550142', ['America/New_York']], ['+14155550142', ['America/Los_Angeles']], ['+13125550142', ['America/Chicago']], ['+13035550142', ['America/Denver']], ['+18085550142', ['Pacific/Honolulu']],
    ['+18505550142', ['America/New_York', 'America/Chicago']], ['+19285550142', ['America/Denver', 'America/Phoenix']], ['+19075550142', ['America/Anchorage', 'America/Adak']], ['+14165550142', ['America/Toronto']],
    ['+442079460123', ['Europe/London']], ['+37127123456', ['Europe/Riga']], ['+819012345678', ['Asia/Tokyo']], ['+38344123456', ['Europe/Belgrade']], ['+17875550142', ['America/Puerto_Rico']],
  ])('%s is in %j', (e164, zones) => { expect(zonesOfNumber({ e164, country: parsePhoneNumberFromString(e164)?.country ?? null })).toEqual(zones); });

  it('without a place in the number, every zone of the country counts', () => {
    for (const e164 of ['+18005550142', '+17005550142']) expect(zonesOfNumber({ e164, country: 'US' })).toEqual(expect.arrayContaining(['Pacific/Honolulu', 'America/New_York', 'America/Adak']));
    expect(zonesOfNumber({ e164: '+79161234567', country: 'RU' }).length).toBeGreaterThan(10);
    expect(zonesOfNumber({ e164: '+8816123456', country: null })).toEqual([]);
  });

  it('the table knows every area code in use in the United States and Canada, and none twice under a zone', () => {
    const missing: string[] = [];
    const known = new Set(Object.values(areaCodes).flatMap((codes) => codes.split(/\s+/)));
    for (let code = 200; code <= 999; code += 1) {
      const number = ['2345678', '5552368', '3101234'].map((line) => parsePhoneNumberFromString(`+1${code}${line}`)).find((each) => each?.isValid() === true);
      if ((number?.country === 'US' || number?.country === 'CA') && number.getType() === 'FIXED_LINE_OR_MOBILE' && !known.has(String(code))) missing.push(String(code));
    }
    expect(missing).toEqual([]);
    for (const [zone, codes] of Object.entries(areaCodes)) {
      const list = codes.split(/\s+/);
      expect(new Set(list).size, zone).toBe(list.length);
      expect(list.every((code) => /^[2-9]\d\d$/.test(code)), zone).toBe(true);
    }
  });
});
