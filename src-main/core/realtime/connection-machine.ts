import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import type { SessionState } from '../../../src-shared/domain/call.ts';
import { backoffMs } from './backoff.ts';
import type { Failure } from './error-classes.ts';

/** connecting: the socket opens; configuring: `session.update` is out and not yet answered; waiting: for the next try. */
export const connectionPhases = ['idle', 'connecting', 'configuring', 'ready', 'waiting', 'lost', 'closed'] as const;
export type ConnectionPhase = (typeof connectionPhases)[number];

export interface ConnectionState {
  readonly phase: ConnectionPhase;
  /** Tries since the trouble began; 0 while all is well. */
  readonly attempt: number;
  /** When the present trouble began, monotonic ms; the first try of a call counts as trouble. */
  readonly troubleSinceMs: number;
  readonly readyAtMs: number;
  readonly everReady: boolean;
  /** A session near its longest time gives way to a new one; nobody is told unless that fails. */
  readonly rotating: boolean;
}

export type ConnectionEvent =
  | { readonly type: 'connect'; readonly nowMs: number }
  | { readonly type: 'opened' }
  | { readonly type: 'configured'; readonly nowMs: number }
  /** The socket ended, was refused, stalled, or the service said that it will. `random` in [0, 1). */
  | { readonly type: 'failed'; readonly failure: Failure; readonly nowMs: number; readonly random: number }
  | { readonly type: 'retry_due' }
  /** A quiet moment to change the session before the service ends it. */
  | { readonly type: 'rotate'; readonly nowMs: number }
  | { readonly type: 'disconnect'; readonly reason: string };

export type ConnectionEffect =
  | { readonly type: 'open' }
  | { readonly type: 'configure' }
  /** Restore the conversation, then let the sound flow. */
  | { readonly type: 'restore' }
  /** The conversation on the other side is gone. */
  | { readonly type: 'dropped' }
  | { readonly type: 'close'; readonly code: number; readonly reason: string }
  | { readonly type: 'await_setup'; readonly ms: number }
  | { readonly type: 'await_retry'; readonly ms: number }
  | { readonly type: 'stop_timer' }
  | { readonly type: 'tell'; readonly state: SessionState; readonly problem: { readonly code: string; readonly fatal: boolean } | null };

/** From the start of a try to `session.updated`. Half of the first budget: a link that opens and carries nothing must leave time for another. */
export const setupTimeoutMs = 6_000;
/** A call that waits for its first connection is not kept waiting long; one that is on is worth more patience. */
export const firstBudgetMs = 12_000;
export const budgetMs = 30_000;
/** A connection that held this long was a good one: the next trouble starts with a fresh budget. */
export const stableMs = 5_000;

export const initialConnection: ConnectionState = { phase: 'idle', attempt: 0, troubleSinceMs: 0, readyAtMs: 0, everReady: false, rotating: false };

type Step = { readonly state: ConnectionState; readonly effects: readonly ConnectionEffect[] };

export function stepConnection(state: ConnectionState, event: ConnectionEvent): Step {
  const stay: Step = { state, effects: [] };
  switch (event.type) {
    case 'connect':
      if (state.phase !== 'idle' && state.phase !== 'lost') return stay;
      return {
        state: { ...state, phase: 'connecting', attempt: 0, troubleSinceMs: event.nowMs },
        effects: [{ type: 'tell', state: state.everReady ? 'reconnecting' : 'connecting', problem: null }, { type: 'await_setup', ms: setupTimeoutMs }, { type: 'open' }],
      };
    case 'opened':
      return state.phase === 'connecting' ? { state: { ...state, phase: 'configuring' }, effects: [{ type: 'configure' }] } : stay;
    case 'configured':
      if (state.phase !== 'configuring') return stay;
      return {
        state: { ...state, phase: 'ready', readyAtMs: event.nowMs, everReady: true, rotating: false },
        effects: [{ type: 'stop_timer' }, { type: 'restore' }, { type: 'tell', state: 'ready', problem: null }],
      };
    case 'failed':
      return fail(state, event);
    case 'rotate':
      if (state.phase !== 'ready') return stay;
      return {
        state: { ...state, phase: 'connecting', rotating: true, attempt: 0, troubleSinceMs: event.nowMs },
        effects: [{ type: 'dropped' }, { type: 'close', code: 1000, reason: 'rotation' }, { type: 'await_setup', ms: setupTimeoutMs }, { type: 'open' }],
      };
    case 'retry_due':
      if (state.phase !== 'waiting') return stay;
      return { state: { ...state, phase: 'connecting' }, effects: [{ type: 'await_setup', ms: setupTimeoutMs }, { type: 'open' }] };
    case 'disconnect':
      if (state.phase === 'closed') return stay;
      return {
        state: { ...state, phase: 'closed' },
        effects: [{ type: 'stop_timer' }, { type: 'close', code: 1000, reason: event.reason }, { type: 'tell', state: 'closed', problem: null }],
      };
    default:
      return assertNever(event);
  }
}

function fail(state: ConnectionState, event: Extract<ConnectionEvent, { type: 'failed' }>): Step {
  const { failure, nowMs } = event;
  if (state.phase !== 'connecting' && state.phase !== 'configuring' && state.phase !== 'ready') return { state, effects: [] };

  const wasReady = state.phase === 'ready';
  const fresh = wasReady && nowMs - state.readyAtMs >= stableMs;
  const attempt = fresh ? 1 : state.attempt + 1;
  const troubleSinceMs = fresh || (wasReady && state.attempt === 0) ? nowMs : state.troubleSinceMs;
  const ending: readonly ConnectionEffect[] = [{ type: 'stop_timer' }, { type: 'close', code: 1000, reason: '' }, ...(wasReady ? [{ type: 'dropped' } as const] : [])];

  const lost = (code: string, fatal: boolean): Step => ({
    state: { ...state, phase: 'lost', attempt, troubleSinceMs, rotating: false },
    effects: [...ending, { type: 'tell', state: 'lost', problem: { code, fatal } }],
  });
  // The key that this call began with worked: it was taken back since.
  if (failure.class === 'fatal') return lost(failure.code === 'invalid_api_key' && state.everReady ? 'key_revoked' : failure.code, true);

  const delayMs = Math.max(backoffMs(attempt, event.random), failure.retryAfterMs ?? 0);
  const untilMs = troubleSinceMs + (state.everReady ? budgetMs : firstBudgetMs);
  if (nowMs + delayMs > untilMs) {
    if (failure.class === 'throttle') return lost(failure.code, false);
    return lost(state.everReady ? 'connection_lost' : 'cannot_connect', false);
  }
  return {
    state: { ...state, phase: 'waiting', attempt, troubleSinceMs, rotating: false },
    effects: [
      ...ending,
      ...(state.everReady ? [{ type: 'tell', state: 'reconnecting', problem: { code: failure.code, fatal: false } } as const] : []),
      { type: 'await_retry', ms: delayMs },
    ],
  };
}
