import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString, parsePhoneNumberWithError, ParseError, type CountryCode, type PhoneNumber, type PhoneNumberType } from 'libphonenumber-js/max';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';

export interface ReadNumber {
  readonly e164: string;
  /** `+1 415 555 0142` */
  readonly shown: string;
  /** ISO 3166-1 alpha-2, the given country where the number is one of several countries; null for numbers of no country (satellite). */
  readonly country: string | null;
  readonly kind: NumberKind;
}

/**
 * What guards ask of a number. `premium`: premium rate and shared cost. `satellite`: satellites and international networks. `personal`: follows
 * its owner anywhere, at his caller's cost. `machine`: a pager or voicemail. `company`: one number for a whole country.
 */
export type NumberKind = 'ordinary' | 'company' | 'premium' | 'satellite' | 'personal' | 'machine';

/** Codes of no country: +870 Inmarsat, +881 satellites, +882 and +883 networks, +878 personal numbers of a network. */
const satellitePrefix = /^\+(870|878|881|882|883)/;
/** +808 shared cost, +979 premium rate, in every country. */
const premiumPrefix = /^\+(808|979)/;

/**
 * Reads a typed number as E.164. The failure is the sentence that stands under the field.
 * @param practiceNumbers E.164 numbers that are accepted whatever the numbering plan says: the people of the practice line.
 */
export function readNumber(typed: string, country: string, practiceNumbers: readonly string[] = []): Result<ReadNumber, string> {
  const key = `${country} ${practiceNumbers.join(' ')} ${typed}`;
  const before = lastRead.get(key);
  if (before !== undefined) return before;
  const read = readFresh(typed, country, practiceNumbers);
  const [oldest] = lastRead.keys();
  if (lastRead.size >= remembered && oldest !== undefined) lastRead.delete(oldest);
  lastRead.set(key, read);
  return read;
}

/** A call reads the same few numbers again and again, and reading one takes some 40 µs. */
const remembered = 256;
const lastRead = new Map<string, Result<ReadNumber, string>>();

function readFresh(typed: string, country: string, practiceNumbers: readonly string[]): Result<ReadNumber, string> {
  const text = typed.trim();
  if (text === '') return err('No number yet. Type one with its country code.');
  const plain = `${text.startsWith('+') ? '+' : ''}${text.replace(/\D/g, '')}`;
  const practice = practiceNumbers.find((number) => number === plain || number === `+${plain}` || (country === 'US' && number === `+1${plain}`));
  if (practice !== undefined && !/[a-z]/i.test(text)) return ok({ e164: practice, shown: showNumber(practice), country: 'US', kind: 'ordinary' });

  if (/\p{L}/u.test(text)) return err('A number has digits only. Replace the letters.');
  if (!/^[+\d\s().\-/]+$/.test(text) || /.\+/.test(text) || !/\d/.test(text)) return err('Not a phone number. Use digits, with a plus sign before the country code.');
  try {
    const parsed = parsePhoneNumberWithError(text, { defaultCountry: country as CountryCode, extract: false });
    const digits = parsed.nationalNumber.length;
    if (!parsed.isPossible()) {
      return err(plain.length > 15 || isTooLong(text, country) ? 'Too long for a number. Take out the extra digits.' : digits < 10 ? 'Too short for a number. Add the rest.' : 'Not a number in use. Check the digits.');
    }
    // A number that has a kind is valid; asking both would match its digits against the plan twice.
    const type = parsed.getType();
    if (type === undefined && !parsed.isValid()) return err('Not a number in use. Check the digits.');
    // Read once and asked for everything: reading is what takes the time. Its own country first, which says how it is written.
    const shown = showParsed(parsed);
    if (parsed.country === country || !isNumberOf(parsed.number, country)) return ok({ e164: parsed.number, shown, country: parsed.country ?? null, kind: kindOf(parsed.number, type) });
    parsed.country = country as CountryCode;
    return ok({ e164: parsed.number, shown, country, kind: kindOf(parsed.number, parsed.getType()) });
  } catch (error) {
    return err(error instanceof ParseError ? (parseProblems[error.message] ?? 'Not a phone number. Check the digits.') : 'Not a phone number. Check the digits.');
  }
}

function kindOf(e164: string, type: PhoneNumberType | undefined): NumberKind {
  if (satellitePrefix.test(e164)) return 'satellite';
  if (premiumPrefix.test(e164)) return 'premium';
  switch (type) {
    case 'PREMIUM_RATE': case 'SHARED_COST': return 'premium';
    case 'PERSONAL_NUMBER': return 'personal';
    case 'PAGER': case 'VOICEMAIL': return 'machine';
    case 'UAN': return 'company';
    case 'FIXED_LINE': case 'MOBILE': case 'FIXED_LINE_OR_MOBILE': case 'TOLL_FREE': case 'VOIP': case undefined: return 'ordinary';
  }
}

const parseProblems: Readonly<Record<string, string>> = {
  NOT_A_NUMBER: 'Not a phone number. Use digits, with a plus sign before the country code.',
  INVALID_COUNTRY: 'No country has this code. Check the digits after the plus sign.',
  TOO_SHORT: 'Too short for a number. Add the rest.',
  TOO_LONG: 'Too long for a number. Take out the extra digits.',
};

/** A possible number with one digit fewer means that the digits are too many. */
function isTooLong(text: string, country: string): boolean {
  for (let shorter = text.slice(0, -1); shorter.length >= 7; shorter = shorter.slice(0, -1)) {
    try {
      if (parsePhoneNumberWithError(shorter, { defaultCountry: country as CountryCode, extract: false }).isPossible()) return true;
    } catch { return false; }
  }
  return false;
}

/** `+14155550142` → `+1 415 555 0142`. A number that cannot be read is shown as it is. */
export function showNumber(e164: string): string {
  try {
    return showParsed(parsePhoneNumberWithError(e164));
  } catch {
    return e164;
  }
}

const showParsed = (parsed: PhoneNumber): string => parsed.formatInternational().replaceAll('-', ' ');

/** True when the number is valid in that country: free numbers, and those of small neighbours, are valid in each country that shares the code. */
export function isNumberOf(e164: string, country: string): boolean {
  // Most often its country code says no, without reading it.
  if (!isSupportedCountry(country) || !e164.startsWith(`+${getCountryCallingCode(country)}`)) return false;
  const parsed = parsePhoneNumberFromString(e164);
  if (parsed === undefined || getCountryCallingCode(country) !== parsed.countryCallingCode) return false;
  parsed.country = country;
  return parsed.isValid();
}

let names: Intl.DisplayNames | null = null;

/** The country's name in English, or null. */
export function countryName(country: string | null): string | null {
  if (country === null) return null;
  names ??= new Intl.DisplayNames(['en'], { type: 'region' });
  return names.of(country) ?? null;
}
