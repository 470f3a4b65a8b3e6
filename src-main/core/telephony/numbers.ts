import { parsePhoneNumberWithError, ParseError, type CountryCode } from 'libphonenumber-js/max';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';

export interface ReadNumber {
  readonly e164: string;
  /** `+1 415 555 0142` */
  readonly shown: string;
  /** ISO 3166-1 alpha-2; null for numbers of no country (satellite). */
  readonly country: string | null;
  readonly premium: boolean;
}

/** Country codes of satellite networks: +870 Inmarsat, +881 global mobile satellite. */
const satellitePrefix = /^\+(870|881)/;

/**
 * Reads a typed number as E.164. The failure is the sentence that stands under the field.
 * @param practiceNumbers E.164 numbers that are accepted whatever the numbering plan says: the people of the practice line.
 */
export function readNumber(typed: string, country: string, practiceNumbers: readonly string[] = []): Result<ReadNumber, string> {
  const text = typed.trim();
  if (text === '') return err('No number yet. Type one with its country code.');
  const plain = `${text.startsWith('+') ? '+' : ''}${text.replace(/\D/g, '')}`;
  const practice = practiceNumbers.find((number) => number === plain || number === `+${plain}` || (country === 'US' && number === `+1${plain}`));
  if (practice !== undefined && !/[a-z]/i.test(text)) return ok({ e164: practice, shown: showNumber(practice), country: 'US', premium: false });

  if (/\p{L}/u.test(text)) return err('A number has digits only. Replace the letters.');
  if (!/^[+\d\s().\-/]+$/.test(text) || /.\+/.test(text) || !/\d/.test(text)) return err('Not a phone number. Use digits, with a plus sign before the country code.');
  try {
    const parsed = parsePhoneNumberWithError(text, { defaultCountry: country as CountryCode, extract: false });
    const digits = parsed.nationalNumber.length;
    if (!parsed.isPossible()) {
      return err(plain.length > 15 || isTooLong(text, country) ? 'Too long for a number. Take out the extra digits.' : digits < 10 ? 'Too short for a number. Add the rest.' : 'Not a number in use. Check the digits.');
    }
    if (!parsed.isValid()) return err('Not a number in use. Check the digits.');
    const type = parsed.getType();
    return ok({
      e164: parsed.number,
      shown: showNumber(parsed.number),
      country: parsed.country ?? null,
      premium: type === 'PREMIUM_RATE' || type === 'SHARED_COST' || satellitePrefix.test(parsed.number),
    });
  } catch (error) {
    return err(error instanceof ParseError ? (parseProblems[error.message] ?? 'Not a phone number. Check the digits.') : 'Not a phone number. Check the digits.');
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
    return parsePhoneNumberWithError(e164).formatInternational().replaceAll('-', ' ');
  } catch {
    return e164;
  }
}

/** The country's name in English, or null. */
export function countryName(country: string | null): string | null {
  if (country === null) return null;
  return new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? null;
}
