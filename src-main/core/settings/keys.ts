import type { Environment } from './environment.ts';
import type { HandlerError } from '../../../src-shared/contract/error-codes.ts';
import type { KeyStatusView } from '../../../src-shared/contract/views.ts';
import type { Logger } from '../ports/logger.ts';
import type { Secrets } from '../ports/secrets.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';

const openaiSecret = 'openai_api_key';

export interface Keys {
  statuses(): readonly KeyStatusView[];
  /** The key for the next call; null when there is none. A stored key goes before the environment's. */
  openai(): string | null;
  setOpenai(value: string): Promise<Result<KeyStatusView, HandlerError>>;
}

/** Keys live in the secret store or the environment; screens learn only that they are there. */
export async function openKeys(deps: { readonly secrets: Secrets; readonly environment: Environment; readonly logger: Logger }): Promise<Keys> {
  const { environment, secrets } = deps;
  let stored: string | null = null;
  try {
    stored = await secrets.get(openaiSecret);
  } catch (error) {
    deps.logger.error('secrets.read_failed', { error: String(error) });
  }
  const fromEnvironment = environment.openaiApiKey === '' ? null : environment.openaiApiKey;
  const openai = (): string | null => stored ?? fromEnvironment;
  const openaiStatus = (): KeyStatusView => ({
    name: 'openai', present: openai() !== null, source: stored !== null ? 'stored' : fromEnvironment !== null ? 'env' : 'none', last4: openai()?.slice(-4) ?? '',
  });
  const { twilio } = environment;
  const hasTwilio = twilio.accountSid !== null && (twilio.authToken !== null || (twilio.apiKeySid !== null && twilio.apiKeySecret !== null));

  return {
    openai,
    statuses: () => [openaiStatus(), { name: 'twilio', present: hasTwilio, source: hasTwilio ? 'env' : 'none', last4: hasTwilio ? twilio.accountSid.slice(-4) : '' }],
    setOpenai: async (value) => {
      const key = value.trim();
      if (key !== '' && (key.length < 8 || !/^[\x21-\x7e]+$/.test(key))) {
        return err({ code: 'invalid_input', field: 'value', message: 'That is not a key: keys have no spaces and at least 8 characters. Calls go on with the key from before. Paste the whole key.' });
      }
      try {
        if (key === '') await secrets.delete(openaiSecret);
        else await secrets.set(openaiSecret, key);
      } catch (error) {
        deps.logger.error('secrets.write_failed', { error: String(error) });
        return err({ code: 'store_unavailable', message: 'The key could not be stored. Calls go on with the key from before. Unlock the key chain or check the folder, then save again.' });
      }
      stored = key === '' ? null : key;
      return ok(openaiStatus());
    },
  };
}
