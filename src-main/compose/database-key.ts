import { randomBytes } from 'node:crypto';
import type { Secrets } from '../core/ports/secrets.ts';

const secretName = 'database_key';

/** The key of the history: 32 random bytes in hex, made at the first start. Rejects when the secret store cannot be read or written. */
export async function databaseKey(secrets: Secrets): Promise<{ readonly key: string; readonly isNew: boolean }> {
  const stored = await secrets.get(secretName);
  if (stored !== null && /^[0-9a-f]{64}$/.test(stored)) return { key: stored, isNew: false };
  const key = randomBytes(32).toString('hex');
  await secrets.set(secretName, key);
  return { key, isNew: true };
}
