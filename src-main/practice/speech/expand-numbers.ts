import { cardinal, digitByDigit, ordinal, pairwise } from './number-words.ts';

export const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const;

const currencies: Readonly<Record<string, readonly [string, string]>> = { $: ['dollar', 'cent'], '€': ['euro', 'cent'], '£': ['pound', 'cent'] };

const counted = (value: number, unit: string) => `${cardinal(value)} ${unit}${value === 1 ? '' : 's'}`;

function clock(hour: number, minute: number, meridiem: string | null): string {
  const half = meridiem ?? (hour >= 13 ? 'PM' : hour === 0 ? 'AM' : null);
  const hourWord = cardinal(hour % 12 === 0 ? 12 : hour % 12);
  const minuteWord = minute === 0 ? (half === null ? " o'clock" : '') : minute < 10 ? ` oh ${cardinal(minute)}` : ` ${cardinal(minute)}`;
  return `${hourWord}${minuteWord}${half === null ? '' : ` ${half}`}`;
}

/** A long group in threes, the last up to four. */
const inThrees = (group: string): string[] => (group.length <= 4 ? [group] : [group.slice(0, 3), ...inThrees(group.slice(3))]);

/** Groups as people read a phone number out, with commas for the pauses. Written without gaps: country code 1 is cut 1-3-3-4, others in threes. */
function phone(written: string): string {
  const groups = written.match(/\d+/g) ?? [];
  const digits = groups.join('');
  const american = written.startsWith('+1') && digits.length === 11;
  const cut = american ? [digits.slice(0, 1), digits.slice(1, 4), digits.slice(4, 7), digits.slice(7)] : groups.flatMap(inThrees);
  return `${written.startsWith('+') ? 'plus ' : ''}${cut.map(digitByDigit).join(', ')}`;
}

function whole(digits: string): string {
  if (digits.length > 12 || (digits.length > 1 && digits.startsWith('0'))) return digitByDigit(digits);
  const value = Number(digits);
  return value >= 1_100 && value <= 2_099 ? pairwise(value) : cardinal(value);
}

const meridiemOf = (letter: string) => `${letter.toUpperCase()}M`;
const spelled = (text: string) => text.replace(/\./g, ' dot ').replace(/@/g, ' at ').replace(/-/g, ' dash ').replace(/_/g, ' underscore ').replace(/\+/g, ' plus ').replace(/\//g, ' slash ');

/** In this order: what is longer and more special first. Each replacement leaves words, and commas where a pause belongs. */
const rules: readonly (readonly [RegExp, (...groups: (string | undefined)[]) => string])[] = [
  [/https?:\/\/([^\s/]+)\S*/gi, (_, host) => ` ${spelled(host ?? '')} `],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, (all) => ` ${spelled(all!)} `],
  [/\b(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?\b/g, (_, year, month, day, hour, minute) => {
    const date = `${monthNames[Number(month) - 1] ?? whole(month!)} ${ordinal(Number(day))}, ${pairwise(Number(year))}`;
    return hour === undefined || minute === undefined ? date : `${date}, at ${clock(Number(hour), Number(minute), null)}`;
  }],
  [/\+\d[\d\s().-]{4,}\d|\(\d{3}\)\s?\d{3}[\s.-]\d{4}\b|\b\d{3}[\s.-]\d{3}[\s.-]\d{4}\b/g, (all) => phone(all!)],
  [/\b(\d{1,2}):([0-5]\d)(?::[0-5]\d)?\s*([apAP])(?:\.[mM]\.(?=\s+[a-z])|\.?[mM]\b)/g, (_, hour, minute, half) => clock(Number(hour), Number(minute), meridiemOf(half!))],
  [/\b(\d{1,2})\s*([apAP])(?:\.[mM]\.(?=\s+[a-z])|\.?[mM]\b)/g, (_, hour, half) => clock(Number(hour), 0, meridiemOf(half!))],
  [/\b([01]?\d|2[0-3]):([0-5]\d)\b/g, (_, hour, minute) => clock(Number(hour), Number(minute), null)],
  [/([$€£])\s?(\d[\d,]*)(?:\.(\d{2})\b)?/g, (_, sign, units, cents) => {
    const [unit, part] = currencies[sign!]!;
    return `${counted(Number(units!.replace(/,/g, '')), unit)}${cents === undefined || cents === '00' ? '' : ` and ${counted(Number(cents), part)}`}`;
  }],
  [/\b(\d{1,6})(?:st|nd|rd|th)\b/gi, (_, value) => ordinal(Number(value))],
  [/(\d)\s?[-–]\s?(?=\d)/g, (_, digit) => `${digit} to `],
  [/(\d)\s?%/g, (_, digit) => `${digit} percent`],
  [/(\d)(?=\p{L})|(\p{L})(?=\d)/gu, (all) => `${all} `],
  [/\b(\d{1,3}(?:,\d{3})+|\d+)\.(\d+)/g, (_, units, decimals) => `${cardinal(Number(units!.replace(/,/g, '')))} point ${digitByDigit(decimals!)}`],
  [/\b\d{1,3}(?:,\d{3})+\b/g, (all) => cardinal(Number(all!.replace(/,/g, '')))],
  [/\d+/g, (all) => whole(all!)],
  [/\s*&\s*/g, () => ' and '],
  [/\s*\+\s*/g, () => ' plus '],
  [/\s*@\s*/g, () => ' at '],
  [/\s*#\s*/g, () => ' number '],
  [/[_/*=<>|\\^~]+/g, () => ' '],
];

/** Numbers, times, dates, amounts, addresses and signs as words; the rest of the text as it is. Deterministic, knows no locale but English. */
export function expandNumbers(text: string): string {
  return rules.reduce((current, [pattern, replace]) => current.replace(pattern, (...parts: string[]) => replace(...parts)), text.normalize('NFKC'));
}
