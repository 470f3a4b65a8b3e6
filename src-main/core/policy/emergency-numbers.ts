import { getCountries, getCountryCallingCode, isValidPhoneNumber, type CountryCode } from 'libphonenumber-js/max';
import { emergencyCodesOf, emergencyTable, everywhere } from './emergency-table.ts';
import { foldDigits } from './fold-digits.ts';

/**
 * True when dialling what was typed reaches, or may reach, an emergency service: a bare code in any writing, behind a country code, an
 * outside line or a prefix that hides the caller, before pauses and extensions, or inside a sentence. Never true for a valid telephone number.
 * @param codes `any`: a code of any country counts, for the assistant. `home`: only the codes of that country and those that count
 *   everywhere, for a field that is being typed in.
 */
export function isEmergencyNumber(typed: string, homeCountry: string, codes: 'any' | 'home' = 'any'): boolean {
  const isBare = codes === 'any' ? isCode : (digits: string) => everywhere.includes(digits) || emergencyCodesOf(homeCountry).includes(digits);
  // “+44 118” is a number half typed before it is an emergency code.
  const isBehind = codes === 'any' ? isCode : isWorldwide;
  return [...candidates(foldDigits(typed))].some((dialled) => (isBare(dialled) || isBehindPrefix(dialled, isBehind)) && !isValidPhoneNumber(dialled, homeCountry as CountryCode));
}

/** The ways in which the text may be dialled: `+` and digits. */
function candidates(text: string): ReadonlySet<string> {
  const found = new Set([dialledOf(text)]);
  // A pause, an extension, a star code or a word ends one number and begins the next. Spaces, dots and hyphens stand within numbers.
  const pieces = text.split(/[^\d+\s().\-/]+/);
  if (pieces.length > 1) for (const piece of pieces) found.add(dialledOf(piece));
  // “*67 911”: what hides the caller is two digits behind a star or a hash.
  for (const match of text.matchAll(/[*#]\d{2}[*#]?([\d\s().\-/]+)/g)) found.add(dialledOf(match[1] ?? ''));
  // “9ll”, “OOO”, “W11”: letters read as digits, and letters of the keypad.
  for (const token of [text, ...text.split(/[\s,;:]+/)]) {
    if (!/[a-z|]/i.test(token)) continue;
    if (/^[\dOoQlI|SsB\s.-]+$/.test(token)) found.add(dialledOf(token.replace(/[A-Za-z|]/g, (letter) => lookAlikes[letter] ?? letter)));
    if (/\d/.test(token)) found.add(dialledOf(token.replace(/[a-z]/gi, (letter) => keypad.charAt(letter.toLowerCase().charCodeAt(0) - 97))));
  }
  found.delete('');
  return found;
}

const lookAlikes: Readonly<Record<string, string>> = { O: '0', o: '0', Q: '0', l: '1', I: '1', '|': '1', S: '5', s: '5', B: '8' };
/** The key of each letter, a to z. */
const keypad = '22233344455566677778889999';

function dialledOf(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits === '' ? '' : `${/^[^\d]*\+/.test(text) ? '+' : ''}${digits}`;
}

/** What a line or a switchboard takes off before it dials: an outside line, a trunk prefix, prefixes that hide or show the caller. */
const prefixes = ['0', '1', '8', '9', '141', '1470', '1831', '1832', '31', '67', '82', '0197'];
const internationalPrefixes = ['00', '011', '0011', '810', '010'];
/** Longer than the longest code behind any of these. */
const longest = 14;

function isBehindPrefix(dialled: string, isBehind: (digits: string) => boolean): boolean {
  if (dialled.length > longest) return false;
  if (dialled.startsWith('+')) return isBehindCountryCode(dialled.slice(1), isBehind);
  if (internationalPrefixes.some((prefix) => dialled.startsWith(prefix) && isBehindCountryCode(dialled.slice(prefix.length), isBehind))) return true;
  return prefixes.some((prefix) => {
    if (!dialled.startsWith(prefix)) return false;
    const rest = dialled.slice(prefix.length);
    return (rest.length >= 3 && isBehind(rest)) || prefixes.some((second) => rest.startsWith(second) && isWorldwide(rest.slice(second.length)));
  });
}

function isBehindCountryCode(digits: string, isBehind: (digits: string) => boolean): boolean {
  return callingCodes().some((code) => {
    if (!digits.startsWith(code)) return false;
    const rest = digits.slice(code.length);
    return isBehind(rest) || (rest.startsWith('0') && rest.length > 3 && isBehind(rest.slice(1)));
  });
}

const isWorldwide = (digits: string): boolean => digits === '112' || digits === '911' || digits === '999';

let all: ReadonlySet<string> | null = null;
const isCode = (digits: string): boolean => (all ??= new Set([...everywhere, ...Object.keys(emergencyTable).flatMap(emergencyCodesOf)])).has(digits);

let calling: readonly string[] | null = null;
const callingCodes = (): readonly string[] => (calling ??= [...new Set(getCountries().map((country) => getCountryCallingCode(country)))]);
