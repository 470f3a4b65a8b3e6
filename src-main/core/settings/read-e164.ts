import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';

/** A number written with its country code, in any common spacing, as E.164; or what is wrong with it, as the end of a sentence. */
export function readE164(text: string): Result<string, string> {
  const international = text.replace(/^00/, '+');
  if (!international.startsWith('+')) return err('has no country code. Begin it with + and the country code, as in +15551234567.');
  if (!/^\+[\d\s().\-/]+$/.test(international)) return err('holds characters that no number has. Write it as in +15551234567.');
  const number = parsePhoneNumberFromString(international);
  if (number?.isPossible() !== true) return err('has the wrong length for its country. Check its digits.');
  return ok(number.number);
}
