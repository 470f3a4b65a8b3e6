import type { Environment, EnvironmentProblem } from './environment.ts';
import { createVariableReader } from './variable-reader.ts';
import { identityPath } from './identity-file.ts';

/**
 * Adds the stored identity (`phone_numbers_csv`, `email`) to what the environment says: numbers of both count; the environment's address wins.
 * Null text = no file. Entries that cannot be read are named; a file that is no object at all is named and set aside by the settings store.
 */
export function mergeIdentity(environment: Environment, text: string | null): Environment {
  if (text === null) return environment;
  const stored = parse(text);
  if (stored === null) return environment;
  const found: EnvironmentProblem[] = [];
  const read = createVariableReader({ phone_numbers_csv: stored.phones, email: stored.email }, found);
  const phones = read.numbers('phone_numbers_csv');
  const email = read.matching('email', /^[^\s<>@,]+@[^\s<>@,]+$/, 'an e-mail address');
  const problems = [...environment.problems, ...found.map((problem) => ({ ...problem, name: `${identityPath}: ${problem.name}` }))];
  return { ...environment, godfatherPhones: [...new Set([...environment.godfatherPhones, ...phones])], godfatherEmail: environment.godfatherEmail ?? email, problems };
}

function parse(text: string): { readonly phones: string; readonly email: string } | null {
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
