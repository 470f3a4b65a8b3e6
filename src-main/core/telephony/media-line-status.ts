import type { Environment } from '../settings/environment.ts';
import type { LineStatusView } from '../../../src-shared/contract/views.ts';
import type { PhoneDeps } from '../core-deps.ts';
import { lineLabel } from './line-statuses.ts';

/** The media-stream line at the foot of the navigation; null while nothing of it is set up. It is ready only whole. */
export function mediaLineStatus(environment: Environment, phone: Pick<PhoneDeps, 'streams'> | null): LineStatusView | null {
  const { twilio } = environment;
  const needs: readonly (readonly [string, unknown])[] = [
    ['TWILIO_ACCOUNT_SID', twilio.accountSid], ['TWILIO_AUTH_TOKEN', twilio.authToken], ['TWILIO_PHONE_NUMBER', twilio.phoneNumber], ['PUBLIC_BASE_URL', environment.publicBaseUrl], ['INGRESS_PORT', environment.ingressPort],
  ];
  const missing = needs.flatMap(([name, value]) => (value === null ? [name] : []));
  if (missing.length === needs.length) return null;
  const base = { kind: 'media_stream', label: lineLabel('media_stream', twilio.phoneNumber), price: 'Twilio’s and OpenAI’s price' } as const;
  if (missing.length > 0) return { ...base, state: 'needs_key', text: `Not all of Twilio is set. Phone calls are not possible yet. Set ${listed(missing)}, then start again.` };
  if (phone === null) return { ...base, state: 'problem', text: 'Nothing listens for Twilio. Phone calls are not possible. Start again.' };
  return phone.streams.ok ? { ...base, state: 'ready', text: 'Ready' } : { ...base, state: 'problem', text: phone.streams.error.slice(0, 400) };
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
