import { redactDigits } from './redact-digits.ts';

/** Members whose value is a secret whatever it looks like. */
const secretNames = /(pass(word|phrase|code)?|secret|token|api[_-]?key|authorization|cookie|pin|cvv|cvc)$/i;

const secretTexts: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/([a-z][a-z0-9+.-]*:\/\/)[^\s/?#"']*@/gi, '$1[credentials]@'],
  [/\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi, '$1 [secret]'],
  [/\b((?:api[_-]?key|secret|password|passphrase|passcode|access[_-]?token|auth[_-]?token)["']?\s*(?:[:=]|\bis\b)\s*["']?)[^\s,;&"'}]+/gi, '$1[secret]'],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, '[token]'],
  [/(?<![A-Za-z0-9])(?:sk|rk|pk|ek)[-_][A-Za-z0-9_-]{8,}/g, '[api key]'],
];

/** What a row of the audit log may hold of a value: card numbers, codes, keys and passwords go, wherever they stand. Numbers and addresses stay: they say who was reached. */
export function redactRow(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(data).map(([key, member]) => [key, redactValue(member, key)]));
}

function redactValue(value: unknown, name: string): unknown {
  if (typeof value === 'string') return secretNames.test(name) && value !== '' ? '[secret]' : redactText(value);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, name));
  if (typeof value !== 'object' || value === null) return value;
  return redactRow(value as Record<string, unknown>);
}

function redactText(text: string): string {
  return secretTexts.reduce((clean, [pattern, instead]) => clean.replace(pattern, instead), redactDigits(text));
}
