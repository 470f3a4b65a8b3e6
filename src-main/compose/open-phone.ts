import type { Clock } from '../core/ports/clock.ts';
import type { Environment } from '../core/settings/environment.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { PhoneDeps } from '../core/core-deps.ts';
import { createTwilioRest } from '../adapters/twilio/create-twilio-rest.ts';
import { err, ok } from '../../src-shared/domain/result.ts';
import { startIngress } from '../ingress/start-ingress.ts';

export interface OpenedPhone extends PhoneDeps {
  /** The port that the tunnel leads to; null when nothing listens. */
  readonly port: number | null;
  stop(): Promise<void>;
}

/** What the phone network needs, when the environment names all of it; else null, and nothing listens. A port that is taken stops phone calls and nothing else. */
export async function openPhone({ environment, clock, logger }: { readonly environment: Environment; readonly clock: Clock; readonly logger: Logger }): Promise<OpenedPhone | null> {
  const { publicBaseUrl, ingressPort, twilio } = environment;
  const { accountSid, authToken, apiKeySid, apiKeySecret } = twilio;
  if (accountSid === null || authToken === null || twilio.phoneNumber === null || publicBaseUrl === null || ingressPort === null) return null;
  const ingress = await startIngress({ clock, logger, publicBaseUrl, port: ingressPort, accountSid, authToken });
  const [username, password] = apiKeySid !== null && apiKeySecret !== null ? [apiKeySid, apiKeySecret] : [accountSid, authToken];
  if (ingress.ok) logger.info('ingress.open', { port: ingress.value.port });
  else logger.error('ingress.not_open', { problem: ingress.error });
  return {
    rest: createTwilioRest({ clock, baseUrl: twilio.apiBaseUrl, accountSid, username, password }),
    streams: ingress.ok ? ok(ingress.value.streams) : err(ingress.error),
    port: ingress.ok ? ingress.value.port : null,
    stop: async () => { if (ingress.ok) await ingress.value.stop(); },
  };
}
