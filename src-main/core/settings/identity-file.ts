/** The owner's numbers and address, in a file of their own: other programs of his read it too. */
export const identityPath = 'secrets/godfather.json';

export interface Identity {
  /** E.164. */
  readonly phones: readonly string[];
  readonly email: string;
}

/** Null when it is not an object with `phone_numbers_csv` and `email` as texts. Entries that are no E.164 number are left out. */
export function readIdentity(text: string): Identity | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof parsed !== 'object' || parsed === null) return null;
  const csv = 'phone_numbers_csv' in parsed ? parsed.phone_numbers_csv : '';
  const email = 'email' in parsed ? parsed.email : '';
  if (typeof csv !== 'string' || typeof email !== 'string') return null;
  return { phones: csv.split(',').map((phone) => phone.replace(/[\s().-]/g, '')).filter((phone) => /^\+\d{6,15}$/.test(phone)).slice(0, 10), email: email.trim().slice(0, 254) };
}

export function writeIdentity(identity: Identity): string {
  return `${JSON.stringify({ phone_numbers_csv: identity.phones.join(','), email: identity.email }, null, 2)}\n`;
}
