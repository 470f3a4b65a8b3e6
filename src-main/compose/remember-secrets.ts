import type { Environment } from '../core/settings/environment.ts';
import type { Secrets } from '../core/ports/secrets.ts';

/** Secrets known by value, for the log to leave out. */
export interface KnownSecrets {
  values(): Iterable<string>;
  addEnvironment(environment: Environment): void;
  /** The same store; what passes through it is remembered. */
  watch(secrets: Secrets): Secrets;
}

export function createKnownSecrets(): KnownSecrets {
  const known = new Set<string>();
  const add = (value: string | null): void => { if (value !== null && value !== '') known.add(value); };
  return {
    values: () => known,
    addEnvironment: ({ openaiApiKey, twilio, smtpUrl, caldav }) => {
      for (const value of [openaiApiKey, twilio.authToken, twilio.apiKeySecret, smtpUrl, caldav.password]) add(value);
      if (smtpUrl !== null) add(decodeURIComponentSafely(new URL(smtpUrl).password));
    },
    watch: (secrets) => ({
      protection: secrets.protection,
      get: async (name) => {
        const value = await secrets.get(name);
        add(value);
        return value;
      },
      set: (name, value) => {
        add(value);
        return secrets.set(name, value);
      },
      delete: (name) => secrets.delete(name),
    }),
  };
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
