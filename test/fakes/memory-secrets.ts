import type { Secrets } from '../../src-main/core/ports/secrets.ts';

export function createMemorySecrets(initial: Readonly<Record<string, string>> = {}): Secrets {
  const values = new Map(Object.entries(initial));
  return {
    get: async (name) => values.get(name) ?? null,
    set: async (name, value) => { values.set(name, value); },
    delete: async (name) => { values.delete(name); },
    protection: 'Kept in memory.',
  };
}
