import type { EnvironmentProblem } from './environment.ts';
import { createVariableReader } from './variable-reader.ts';

/** The owner's numbers and address as another program of his may have left them. Read, never written. */
export const identityPath = 'secrets/godfather.json';

/** Whose app it is, as far as it is stored: what the environment says is not part of it. */
export interface Identity {
  /** E.164. */
  readonly phones: readonly string[];
  /** Empty: none. */
  readonly email: string;
}

/** The keys `phone_numbers_csv` and `email`. Entries that cannot be read are named with `source`; null when the whole is not as expected. */
export function readIdentity(text: string, source: string): { readonly identity: Identity | null; readonly problems: readonly EnvironmentProblem[] } {
  const stored = parseIdentity(text);
  if (stored === null) return { identity: null, problems: [{ name: source, text: 'Is not an object with phone_numbers_csv and email as texts. It is left as it is, and no number is known as yours from it.' }] };
  const found: EnvironmentProblem[] = [];
  const read = createVariableReader({ phone_numbers_csv: stored.phones, email: stored.email }, found);
  const identity = { phones: read.numbers('phone_numbers_csv'), email: read.matching('email', /^[^\s<>@,]+@[^\s<>@,]+$/, 'an e-mail address') ?? '' };
  return { identity, problems: found.map((problem) => ({ ...problem, name: `${source}: ${problem.name}` })) };
}

export function writeIdentity(identity: Identity): string {
  return JSON.stringify({ phone_numbers_csv: identity.phones.join(','), email: identity.email });
}

/** The two keys as they stand; a missing one is empty. Null: not an object of texts. */
export function parseIdentity(text: string): { readonly phones: string; readonly email: string } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { phone_numbers_csv: phones = '', email = '' } = value as Record<string, unknown>;
  return typeof phones === 'string' && typeof email === 'string' ? { phones, email } : null;
}
