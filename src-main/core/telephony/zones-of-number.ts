import type { ReadNumber } from './numbers.ts';
import { areaCodes } from './area-codes.ts';

/** Places with telephone numbers that the runtime's time-zone data does not list by country. */
const unlisted: Readonly<Record<string, string>> = { AC: 'Atlantic/St_Helena', TA: 'Atlantic/St_Helena', XK: 'Europe/Belgrade' };

/**
 * The IANA time zones in which the phone of this number may be, by its country, in the United States and Canada by its area code. Empty when
 * nothing is known. A number may travel: it is where it was given out.
 */
export function zonesOfNumber(number: Pick<ReadNumber, 'country' | 'e164'>): readonly string[] {
  const { country, e164 } = number;
  if (country === null) return [];
  if (country === 'US' || country === 'CA') {
    const zones = zonesOfAreaCode(e164.slice(2, 5));
    if (zones.length > 0) return zones;
  }
  const zones = known.get(country) ?? zonesOfCountry(country);
  known.set(country, zones);
  return zones;
}

const known = new Map<string, readonly string[]>();

/** Each country's zones come with the runtime's own time-zone data, which is kept up to date with it. */
function zonesOfCountry(country: string): readonly string[] {
  const own = unlisted[country];
  return own === undefined ? new Intl.Locale(`und-${country}`).getTimeZones() ?? [] : [own];
}

function zonesOfAreaCode(code: string): readonly string[] {
  return Object.entries(areaCodes).filter(([, codes]) => codes.includes(code)).map(([zone]) => zone);
}
