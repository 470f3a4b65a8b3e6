import type { SocketClose } from '../ports/sockets.ts';

/**
 * What to do about an error of the service.
 * benign: a race that repairs itself; client_bug: we sent something wrong, the call goes on; throttle: wait;
 * passing: a fault of the service, the same again may work; reconnect: this connection is over, a new one may work; fatal: no retry will help.
 */
export const errorClasses = ['benign', 'client_bug', 'throttle', 'passing', 'reconnect', 'fatal'] as const;
export type ErrorClass = (typeof errorClasses)[number];

const classOfCode: ReadonlyMap<string, ErrorClass> = new Map([
  ['response_cancel_not_active', 'benign'],
  ['conversation_already_has_active_response', 'benign'],
  ['item_retrieve_invalid_item_id', 'benign'],
  ['item_truncate_invalid_item_id', 'benign'],
  ['item_delete_invalid_item_id', 'benign'],
  ['unsupported_content_type', 'benign'],
  ['input_audio_buffer_commit_empty', 'benign'],

  ['invalid_event', 'client_bug'],
  ['invalid_value', 'client_bug'],
  ['missing_required_parameter', 'client_bug'],
  ['unknown_parameter', 'client_bug'],

  ['rate_limit_exceeded', 'throttle'],

  ['server_error', 'passing'],
  ['internal_error', 'passing'],

  ['session_expired', 'reconnect'],

  ['invalid_api_key', 'fatal'],
  ['insufficient_quota', 'fatal'],
  ['account_deactivated', 'fatal'],
  ['billing_hard_limit_reached', 'fatal'],
  ['beta_api_shape_disabled', 'fatal'],
  ['model_not_found', 'fatal'],
]);

const codesByLength = [...classOfCode.keys()].sort((a, b) => b.length - a.length);

/** For `error` events. `invalid_value` is two things: our bug, or a truncation that came after the service's own. */
export function classifyError(code: string, message: string): ErrorClass {
  if (code === 'invalid_value' && message.includes('already shorter than')) return 'benign';
  return classOfCode.get(code) ?? 'client_bug';
}

/** For logs: the code when it is one that we know. What the service wrote may quote a key. */
export function loggableCode(code: string): string {
  return classOfCode.has(code) ? code : 'unrecognised';
}

/** The end of a connection, or of an attempt at one, in one shape. `retryAfterMs`: the service said when to come back. */
export interface Failure {
  readonly class: 'throttle' | 'reconnect' | 'fatal';
  readonly code: string;
  readonly retryAfterMs: number | null;
}

/** Causes that the socket adapter names and that stay as they are however often one tries. */
const fatalCauses: ReadonlySet<string> = new Set(['insecure_url', 'bad_url', 'bad_request']);
const isCertificateProblem = (cause: string): boolean => /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(cause);

const codeOfStatus: ReadonlyMap<number, string> = new Map([[401, 'invalid_api_key'], [403, 'forbidden'], [404, 'model_not_found'], [429, 'rate_limit_exceeded']]);

export function classifyClose(info: SocketClose): Failure {
  const retryAfterMs = info.retryAfterMs ?? null;
  if (info.httpStatus !== null) {
    // The body says more than the status: "no money left" arrives as 429, an unknown model as 400 or 404.
    const code = knownCodeIn(info.body ?? '') ?? codeOfStatus.get(info.httpStatus) ?? null;
    const known = code === null ? undefined : classOfCode.get(code);
    if (code !== null && (known === 'fatal' || known === 'throttle')) return { class: known, code, retryAfterMs };
    if (info.httpStatus >= 500 || info.httpStatus === 408) return { class: 'reconnect', code: 'service_down', retryAfterMs };
    return { class: 'fatal', code: code === 'forbidden' ? code : 'upgrade_refused', retryAfterMs };
  }
  if (info.cause !== null) {
    if (fatalCauses.has(info.cause)) return { class: 'fatal', code: info.cause, retryAfterMs: null };
    if (isCertificateProblem(info.cause)) return { class: 'fatal', code: 'certificate', retryAfterMs: null };
  }
  const code = knownCodeIn(info.reason);
  const known = code === null ? undefined : classOfCode.get(code);
  if (code !== null && (known === 'fatal' || known === 'throttle')) return { class: known, code, retryAfterMs };
  if (info.code === 1008) return { class: 'fatal', code: 'policy_violation', retryAfterMs: null };
  return { class: 'reconnect', code: code === 'session_expired' ? code : 'connection_dropped', retryAfterMs };
}

/** Only codes of our own table come out: nothing that the service wrote can reach a log or a screen this way. */
function knownCodeIn(text: string): string | null {
  return codesByLength.find((code) => text.includes(code)) ?? null;
}
