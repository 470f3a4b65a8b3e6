import { contractVersion } from '../../src-shared/contract/version.ts';
import { err, ok, type Result } from '../../src-shared/domain/result.ts';
import { measureValue } from './measure-value.ts';
import { methods, type Method, type MethodName } from '../../src-shared/contract/methods.ts';
import type { Peer } from '../../src-shared/contract/handlers.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { RefusalCode } from './refusal-texts.ts';
import { requestEnvelope } from '../../src-shared/contract/envelope.ts';

export interface AdmittedRequest {
  readonly id: string;
  readonly method: MethodName;
  /** As the method's schema gave it back. */
  readonly input: unknown;
}

/** `id` is empty when the message carried none that could be read. */
export interface Refusal {
  readonly id: string;
  readonly method: string | null;
  readonly code: RefusalCode;
  readonly field?: string;
}

/** A peer's request id and values are unknown data; so is the rest of the message until it passes here. */
export interface AdmitContext {
  /** Whose connection this is. */
  readonly peer: Peer;
  /** Who sent this very message, by the transport's evidence; null = it cannot tell. */
  readonly sender: Peer | null;
  readonly limiter: RateLimiter;
}

/**
 * The stages that stand before a handler, in the one order every transport has:
 * sender → envelope → allow-list of the surface → size → strict input → rate.
 */
export function admitRequest(message: unknown, { peer, sender, limiter }: AdmitContext): Result<AdmittedRequest, Refusal> {
  const refuse = (code: RefusalCode, more: Partial<Refusal> = {}): Result<never, Refusal> => err({ id: readableId(message), method: null, code, ...more });

  if (sender === null || sender.surface !== peer.surface || sender.peerId !== peer.peerId) return refuse('wrong_sender');

  const envelope = requestEnvelope.safeParse(message);
  if (!envelope.success) return refuse(isOtherVersion(message) ? 'version_mismatch' : 'bad_envelope');
  const { id, input } = envelope.data;

  const name = envelope.data.method;
  if (!isMethodName(name)) return refuse('unknown_method');
  const method: Method = methods[name];
  if (!method.surfaces.includes(peer.surface)) return refuse('not_allowed_here', { method: name });

  const measured = measureValue(input, method.maxBytes);
  if (measured.kind === 'too_large') return refuse('too_large', { method: name });
  if (measured.kind === 'not_plain') return refuse('invalid_input', { method: name, field: measured.path });

  const parsed = method.input.safeParse(input);
  if (!parsed.success) return refuse('invalid_input', { method: name, field: fieldOf(parsed.error.issues[0]) });

  if (!limiter.take(name, method.per10s)) return refuse('rate_limited', { method: name });
  return ok({ id, method: name, input: parsed.data });
}

const isMethodName = (name: string): name is MethodName => Object.hasOwn(methods, name);

function own(message: unknown, key: string): unknown {
  return typeof message === 'object' && message !== null && Object.hasOwn(message, key) ? (message as Readonly<Record<string, unknown>>)[key] : undefined;
}

/** The id a refusal echoes: the message's own if it has one, else empty. */
export function readableId(message: unknown): string {
  const id = own(message, 'id');
  return typeof id === 'string' && id.length <= 64 ? id : '';
}

function isOtherVersion(message: unknown): boolean {
  const v = own(message, 'v');
  return typeof v === 'number' && v !== contractVersion;
}

/** The first wrong field as a dotted path; for an unknown key, that key. */
function fieldOf(issue: { readonly path: readonly PropertyKey[]; readonly code?: string; readonly keys?: readonly string[] } | undefined): string {
  const path = [...(issue?.path ?? []), ...(issue?.keys?.slice(0, 1) ?? [])];
  return path.map((part) => String(part).slice(0, 64)).join('.').slice(0, 200);
}
