import type { ApprovalState } from '../../../src-shared/domain/approval.ts';
import { isApprovalOpen, type DecisionChannel } from '../../../src-shared/domain/approval.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import type { AuditKind } from '../../../src-shared/domain/audit.ts';

/** What is decided about one tool call. Times are the clock's monotonic ms. */
export interface ApprovalMachine {
  readonly status: ApprovalState;
  /** Of the arguments that would run now. */
  readonly hash: string;
  readonly requestedAt: number;
  /** When silence becomes a no; null while paused. */
  readonly deadlineAt: number | null;
  /** Time left, held while paused. */
  readonly remainingMs: number;
  readonly editing: boolean;
  /** The connection to the other person is down. */
  readonly offline: boolean;
  readonly changed: boolean;
  readonly decided: { readonly outcome: 'approved' | 'denied' | 'expired' | 'superseded'; readonly by: string; readonly channel: DecisionChannel; readonly afterMs: number; readonly reason: string | null } | null;
}

/** Who decided, in words, and where. */
export interface Decider { readonly by: string; readonly channel: DecisionChannel }

export type ApprovalEvent =
  | { readonly type: 'shown' }
  | { readonly type: 'edit'; readonly on: boolean }
  /** The arguments were replaced, validated and judged again. */
  | { readonly type: 'revised'; readonly hash: string }
  | { readonly type: 'approve'; readonly hash: string; readonly who: Decider }
  | { readonly type: 'deny'; readonly who: Decider; readonly reason: string | null }
  | { readonly type: 'deadline' }
  | { readonly type: 'offline'; readonly on: boolean }
  | { readonly type: 'call_over' }
  | { readonly type: 'audit_failed' }
  | { readonly type: 'ran'; readonly ok: boolean };

export type ApprovalEffect =
  | { readonly type: 'audit'; readonly kind: AuditKind }
  /** Runs exactly the arguments of this hash. Never without the audit rows before it. */
  | { readonly type: 'execute'; readonly hash: string }
  /** The tool call's one answer to the assistant. */
  | { readonly type: 'settle'; readonly status: 'denied' | 'expired' | 'refused' | 'done' | 'failed' }
  | { readonly type: 'arm'; readonly inMs: number }
  | { readonly type: 'disarm' };

export type ApprovalRefusal = 'wrong_state' | 'hash_mismatch' | 'offline';
export interface ApprovalStep { readonly state: ApprovalMachine; readonly effects: readonly ApprovalEffect[]; readonly refusal: ApprovalRefusal | null }

export function startApproval(hash: string, now: number, spanMs: number): ApprovalMachine {
  return { status: 'requested', hash, requestedAt: now, deadlineAt: now + spanMs, remainingMs: spanMs, editing: false, offline: false, changed: false, decided: null };
}

/** The first decision wins; what comes later is refused and changes nothing. Only `approved` leads to `execute`, once. */
export function stepApproval(state: ApprovalMachine, event: ApprovalEvent, now: number): ApprovalStep {
  const open = isApprovalOpen(state.status);
  switch (event.type) {
    case 'shown': return state.status === 'requested' ? go({ ...state, status: 'shown' }, [{ type: 'audit', kind: 'shown' }]) : open ? go(state) : refuse(state, 'wrong_state');
    case 'edit': {
      if (!open) return refuse(state, 'wrong_state');
      if (event.on === state.editing) return go(state);
      return paused({ ...state, status: event.on ? 'editing' : 'shown', editing: event.on }, state, now);
    }
    case 'revised': return open ? go({ ...state, hash: event.hash, changed: state.changed || event.hash !== state.hash }, event.hash === state.hash ? [] : [{ type: 'audit', kind: 'edited' }]) : refuse(state, 'wrong_state');
    case 'approve': {
      if (!open) return refuse(state, 'wrong_state');
      if (state.offline) return refuse(state, 'offline');
      if (event.hash !== state.hash) return refuse(state, 'hash_mismatch');
      if (state.deadlineAt !== null && now >= state.deadlineAt) return { ...stepApproval(state, { type: 'deadline' }, now), refusal: 'wrong_state' };
      return go(close(state, 'executing', 'approved', event.who, null, now), [{ type: 'disarm' }, { type: 'audit', kind: 'decided' }, { type: 'audit', kind: 'executed' }, { type: 'execute', hash: state.hash }]);
    }
    case 'deny': return open ? go(close(state, 'denied', 'denied', event.who, event.reason, now), ended('denied')) : refuse(state, 'wrong_state');
    case 'deadline': {
      if (!open) return refuse(state, 'wrong_state');
      if (state.deadlineAt === null) return go(state);
      // A timer that came early: silence must still become a no.
      if (now < state.deadlineAt) return go(state, [{ type: 'arm', inMs: state.deadlineAt - now }]);
      return go(close(state, 'expired', 'expired', { by: 'No decision', channel: 'time' }, null, now), ended('expired'));
    }
    case 'offline': return open && event.on !== state.offline ? paused({ ...state, offline: event.on }, state, now) : go(state);
    case 'call_over': return open ? go(close(state, 'superseded', 'superseded', { by: 'The call ended', channel: 'call' }, null, now), ended('expired')) : go(state);
    // The rows of an approval could not be written: what was approved does not run.
    case 'audit_failed': return state.status === 'executing' ? go({ ...state, status: 'failed' }, [{ type: 'disarm' }, { type: 'settle', status: 'refused' }]) : go(state);
    case 'ran': return state.status === 'executing'
      ? go({ ...state, status: event.ok ? 'done' : 'failed' }, [{ type: 'audit', kind: 'result' }, { type: 'settle', status: event.ok ? 'done' : 'failed' }])
      : refuse(state, 'wrong_state');
    default: return assertNever(event);
  }
}

function go(state: ApprovalMachine, effects: readonly ApprovalEffect[] = []): ApprovalStep {
  return { state, effects, refusal: null };
}

function refuse(state: ApprovalMachine, refusal: ApprovalRefusal): ApprovalStep {
  return { state, effects: [], refusal };
}

function ended(status: 'denied' | 'expired'): readonly ApprovalEffect[] {
  return [{ type: 'disarm' }, { type: 'audit', kind: 'decided' }, { type: 'settle', status }];
}

function close(state: ApprovalMachine, status: ApprovalState, outcome: 'approved' | 'denied' | 'expired' | 'superseded', who: Decider, reason: string | null, now: number): ApprovalMachine {
  return { ...state, status, editing: false, deadlineAt: null, remainingMs: remaining(state, now), decided: { outcome, ...who, afterMs: now - state.requestedAt, reason } };
}

function remaining(state: ApprovalMachine, now: number): number {
  return state.deadlineAt === null ? state.remainingMs : Math.max(0, state.deadlineAt - now);
}

/** Stops or restarts the countdown after `editing` or `offline` changed. */
function paused(next: ApprovalMachine, before: ApprovalMachine, now: number): ApprovalStep {
  const remainingMs = remaining(before, now);
  if (next.editing || next.offline) return go({ ...next, remainingMs, deadlineAt: null }, before.deadlineAt === null ? [] : [{ type: 'disarm' }]);
  return go({ ...next, remainingMs, deadlineAt: now + remainingMs }, [{ type: 'arm', inMs: remainingMs }]);
}
