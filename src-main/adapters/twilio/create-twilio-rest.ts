import type { Clock } from '../../core/ports/clock.ts';
import { phoneStatuses } from '../../core/ports/media-streams.ts';
import type { TwilioProblem, TwilioRest } from '../../core/ports/twilio-rest.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { readTwilioProblem } from './read-twilio-problem.ts';

export interface TwilioRestOptions {
  readonly clock: Clock;
  /** `https://api.twilio.com`, without a slash at the end. */
  readonly baseUrl: string;
  readonly accountSid: string;
  /** An API key and its secret, or the account's SID and token. */
  readonly username: string;
  readonly password: string;
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 10_000;
/** What may be asked again is asked so often in all. */
const attempts = 4;
const firstWaitMs = 500;
const longestWaitMs = 8_000;
const neverConnected: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']);
const maxBodyBytes = 64 * 1024;

interface Answer { readonly status: number; readonly body: unknown; readonly retryAfterMs: number | null }

/** Twilio's REST API over fetch. */
export function createTwilioRest(options: TwilioRestOptions): TwilioRest {
  const { clock } = options;
  const root = `${options.baseUrl}/2010-04-01/Accounts/${options.accountSid}`;
  const authorization = `Basic ${Buffer.from(`${options.username}:${options.password}`, 'utf8').toString('base64')}`;

  const ask = async (method: 'GET' | 'POST', path: string, fields: readonly (readonly [string, string])[]): Promise<Result<Answer, TwilioProblem>> => {
    try {
      const response = await fetch(`${root}${path}`, {
        method, redirect: 'error', signal: AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs),
        headers: { Authorization: authorization, Accept: 'application/json', ...(method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}) },
        ...(method === 'POST' ? { body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString() } : {}),
      });
      const text = await response.text();
      const seconds = Number(response.headers.get('retry-after') ?? NaN);
      return ok({ status: response.status, body: text.length > maxBodyBytes ? null : parse(text), retryAfterMs: Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null });
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : '';
      // Whatever went wrong later than this, the request may have been carried out.
      return err({ code: neverConnected.has(cause) ? 'unreachable' : 'no_answer', twilioCode: null });
    }
  };
  const pause = (ms: number): Promise<void> => new Promise((resolve) => { clock.after(ms, resolve); });
  /** For what has the same effect however often it is asked. */
  const askUntilAnswered = async (method: 'GET' | 'POST', path: string, fields: readonly (readonly [string, string])[]): Promise<Result<Answer, TwilioProblem>> => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ask(method, path, fields);
      const again = answer.ok ? answer.value.status === 429 || answer.value.status >= 500 : true;
      if (!again || attempt === attempts) return answer;
      const waitMs = Math.min(longestWaitMs, (answer.ok ? answer.value.retryAfterMs : null) ?? firstWaitMs * 2 ** (attempt - 1));
      // Full jitter on top: many calls that were refused together must not come back together.
      await pause(waitMs + Math.random() * firstWaitMs);
    }
  };
  const read = (answer: Result<Answer, TwilioProblem>, field: 'sid' | 'status'): Result<string, TwilioProblem> => {
    if (!answer.ok) return answer;
    const { status, body } = answer.value;
    if (status >= 300) return err(readTwilioProblem(status, body));
    const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[field] : undefined;
    return typeof value === 'string' ? ok(value) : err({ code: 'bad_answer', twilioCode: null });
  };

  return {
    async createCall({ to, from, twiml, statusUrl, ringSeconds, mostSeconds }) {
      const sid = read(await ask('POST', '/Calls.json', [
        ['To', to], ['From', from], ['Twiml', twiml], ['Timeout', String(ringSeconds)], ['TimeLimit', String(mostSeconds)], ['StatusCallback', statusUrl], ['StatusCallbackMethod', 'POST'],
        ...['initiated', 'ringing', 'answered', 'completed'].map((event) => ['StatusCallbackEvent', event] as const),
      ]), 'sid');
      if (!sid.ok) return sid;
      return /^CA[0-9a-f]{32}$/i.test(sid.value) ? ok({ callSid: sid.value }) : err({ code: 'bad_answer', twilioCode: null });
    },
    async hangUp(callSid) {
      const status = read(await askUntilAnswered('POST', `/Calls/${callSid}.json`, [['Status', 'completed']]), 'status');
      // 21220: it is over already, and 404: so long ago that it is forgotten.
      if (status.ok || status.error.twilioCode === 21_220 || status.error.code === 'not_found') return ok(null);
      return status;
    },
    async fetchCall(callSid) {
      const status = read(await askUntilAnswered('GET', `/Calls/${callSid}.json`, []), 'status');
      if (!status.ok) return status;
      const known = phoneStatuses.find((each) => each === status.value);
      return known === undefined ? err({ code: 'bad_answer', twilioCode: null }) : ok({ status: known });
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
