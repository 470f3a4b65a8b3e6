import type { Logger } from '../core/ports/logger.ts';
import { phoneStatuses, type StreamLine } from '../core/ports/media-streams.ts';
import { isTwilioSignature } from './twilio-signature.ts';
import { routes, type PublicUrls } from './public-urls.ts';
import { rejectTwiml } from '../core/telephony/twiml.ts';

/** The parts of a request that count. Its Host header is none of them. */
export interface WebhookRequest {
  readonly method: string;
  readonly target: string;
  readonly contentType: string;
  readonly signature: string | undefined;
  body(): Promise<string>;
}

export interface WebhookDeps {
  readonly logger: Logger;
  readonly accountSid: string;
  readonly authToken: string;
  readonly urls: PublicUrls;
  readonly line: () => StreamLine | null;
}

export interface WebhookAnswer {
  readonly status: 200 | 204 | 403 | 404;
  readonly type: 'text/plain' | 'text/xml';
  readonly body: string;
}

const nothing: WebhookAnswer = { status: 404, type: 'text/plain', body: 'Not found.\n' };
const forbidden: WebhookAnswer = { status: 403, type: 'text/plain', body: 'Forbidden.\n' };
const callSidPattern = /^CA[0-9a-f]{32}$/i;
const numberChars = 256;

export async function answerWebhook(request: WebhookRequest, deps: WebhookDeps): Promise<WebhookAnswer> {
  const route = request.method !== 'POST' ? null : request.target === routes.voice ? 'voice' : request.target === routes.status ? 'status' : null;
  if (route === null) return nothing;
  // Without a signature not even the body is read.
  if (request.signature === undefined || !request.contentType.startsWith('application/x-www-form-urlencoded')) return forbidden;
  const params = new URLSearchParams(await request.body());
  if (!isTwilioSignature({ authToken: deps.authToken, url: deps.urls[route], params, signature: request.signature })) {
    deps.logger.warn('ingress.bad_signature', { route });
    return forbidden;
  }
  const callSid = params.get('CallSid') ?? '';
  if (params.get('AccountSid') !== deps.accountSid || !callSidPattern.test(callSid)) return forbidden;
  const line = deps.line();
  switch (route) {
    case 'voice': {
      const from = (params.get('From') ?? '').slice(0, numberChars);
      const twiml = line === null ? rejectTwiml('busy') : await line.ring({ callSid, from, to: (params.get('To') ?? '').slice(0, numberChars) });
      return { status: 200, type: 'text/xml', body: twiml };
    }
    case 'status': {
      const status = phoneStatuses.find((each) => each === params.get('CallStatus'));
      if (status !== undefined) line?.status({ callSid, status });
      return { status: 204, type: 'text/plain', body: '' };
    }
  }
}
