import type { CallDirection, CallPhase, EndReason, SessionState } from '../../../src-shared/domain/call.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';

/** A call as far as its course goes. What is said and done on it lives elsewhere. */
export interface CallMachine {
  readonly phase: CallPhase;
  readonly direction: CallDirection;
  readonly session: SessionState;
  readonly sessionEverReady: boolean;
  /** The line is open: hanging up has to be confirmed by it. */
  readonly legUp: boolean;
  readonly aiMuted: boolean;
  readonly micMuted: boolean;
  readonly onHold: boolean;
  /** Who speaks first is settled: they spoke, or the assistant was let to. */
  readonly opened: boolean;
  /** The time for their greeting is over while the session was not ready yet. */
  readonly owesOpening: boolean;
  /** The assistant asked to hang up; its last words are still being heard. */
  readonly leaving: boolean;
  readonly limitMs: number;
  readonly end: { readonly reason: EndReason; readonly detail: string | null } | null;
}

export type CallTimer = 'greeting' | 'no_answer' | 'limit_near' | 'limit' | 'leaving' | 'ending';

export type CallEvent =
  | { readonly type: 'placed' }
  | { readonly type: 'session'; readonly state: SessionState; readonly fatal: boolean; readonly text: string | null }
  | { readonly type: 'leg_opened' }
  | { readonly type: 'leg_failed'; readonly text: string }
  | { readonly type: 'ringing' }
  | { readonly type: 'answered' }
  | { readonly type: 'leg_ended'; readonly reason: EndReason }
  | { readonly type: 'they_spoke' }
  | { readonly type: 'assistant_spoke' }
  | { readonly type: 'timer'; readonly timer: CallTimer }
  | { readonly type: 'hang_up'; readonly by: 'owner' | 'app' }
  | { readonly type: 'assistant_leaves' }
  /** Everything the assistant said was heard. */
  | { readonly type: 'said_all' }
  | { readonly type: 'mute_assistant'; readonly on: boolean }
  | { readonly type: 'mute_microphone'; readonly on: boolean }
  | { readonly type: 'hold'; readonly on: boolean };

export type CallEffect =
  | { readonly type: 'connect_session' }
  | { readonly type: 'open_leg' }
  | { readonly type: 'answer_leg' }
  | { readonly type: 'hang_up_leg' }
  | { readonly type: 'disconnect_session' }
  | { readonly type: 'speak_first' }
  | { readonly type: 'mute_session'; readonly on: boolean }
  | { readonly type: 'hold_all'; readonly on: boolean }
  | { readonly type: 'watch_last_words' }
  | { readonly type: 'say_time_is_short' }
  | { readonly type: 'start_timer'; readonly timer: CallTimer; readonly ms: number }
  | { readonly type: 'stop_timer'; readonly timer: CallTimer }
  /** Approvals cannot be given while the assistant is cut off. */
  | { readonly type: 'offline'; readonly on: boolean }
  | { readonly type: 'connected' }
  /** Open questions are closed, before the session goes. */
  | { readonly type: 'winding_up' }
  | { readonly type: 'finished' };

export interface CallStep { readonly state: CallMachine; readonly effects: readonly CallEffect[] }

export const greetingWaitMs = 3_000;
export const noAnswerMs = 60_000;
/** The global cap, for a brief that sets none. */
export const longestCallMs = 60 * 60_000;
const limitNearMs = 30_000;
/** Last words longer than this are cut. */
const leavingMs = 20_000;
/** A line that does not confirm the end. */
const endingMs = 3_000;
const timers: readonly CallTimer[] = ['greeting', 'no_answer', 'limit_near', 'limit', 'leaving'];

export function startCall(direction: CallDirection, limitMs: number | null): CallMachine {
  return {
    phase: 'dialing', direction, session: 'connecting', sessionEverReady: false, legUp: false, aiMuted: false, micMuted: false, onHold: false,
    opened: false, owesOpening: false, leaving: false, limitMs: Math.min(limitMs ?? longestCallMs, longestCallMs), end: null,
  };
}

/** Pure. The session comes up while the line rings; nothing is said before the other side is there; the end is told once. */
export function stepCall(state: CallMachine, event: CallEvent): CallStep {
  if (state.phase === 'ended') return { state, effects: [] };
  const over = state.phase === 'ending';
  switch (event.type) {
    case 'placed': return { state, effects: [{ type: 'connect_session' }, { type: 'open_leg' }] };
    case 'leg_opened': return over ? { state, effects: [] } : { state: { ...state, legUp: true }, effects: [{ type: 'start_timer', timer: 'no_answer', ms: noAnswerMs }] };
    case 'leg_failed': return over ? { state, effects: [] } : endCall(state, 'failed_line', event.text);
    case 'ringing': return state.phase === 'dialing' ? answerWhenReady({ ...state, phase: 'ringing' }, []) : { state, effects: [] };
    case 'answered': return state.phase === 'dialing' || state.phase === 'ringing' ? connect(state) : { state, effects: [] };
    case 'leg_ended': return legEnded(state, event.reason);
    case 'session': return session(state, event);
    case 'they_spoke': return state.phase === 'connected' && !state.opened && state.direction === 'outbound'
      ? { state: { ...state, opened: true, owesOpening: false }, effects: [{ type: 'stop_timer', timer: 'greeting' }] }
      : { state, effects: [] };
    case 'assistant_spoke': return state.opened || over ? { state, effects: [] } : { state: { ...state, opened: true, owesOpening: false }, effects: [{ type: 'stop_timer', timer: 'greeting' }] };
    case 'timer': return timer(state, event.timer);
    case 'hang_up': return over ? { state, effects: [] } : endCall(state, event.by === 'owner' ? 'hung_up_by_owner' : 'app_closed', null);
    case 'assistant_leaves': return state.phase === 'connected' && !state.leaving
      ? { state: { ...state, leaving: true }, effects: [{ type: 'watch_last_words' }, { type: 'start_timer', timer: 'leaving', ms: leavingMs }] }
      : { state, effects: [] };
    case 'said_all': return state.leaving && !over ? endCall(state, 'hung_up_by_assistant', null) : { state, effects: [] };
    case 'mute_assistant': return over || event.on === state.aiMuted ? { state, effects: [] } : { state: { ...state, aiMuted: event.on }, effects: [{ type: 'mute_session', on: event.on }] };
    case 'mute_microphone': return over ? { state, effects: [] } : { state: { ...state, micMuted: event.on }, effects: [] };
    case 'hold': return over || event.on === state.onHold ? { state, effects: [] } : { state: { ...state, onHold: event.on }, effects: [{ type: 'hold_all', on: event.on }] };
    default: return assertNever(event);
  }
}

function connect(state: CallMachine): CallStep {
  const effects: CallEffect[] = [
    { type: 'stop_timer', timer: 'no_answer' }, { type: 'connected' },
    { type: 'start_timer', timer: 'limit', ms: state.limitMs }, { type: 'start_timer', timer: 'limit_near', ms: Math.max(0, state.limitMs - limitNearMs) },
  ];
  const next: CallMachine = { ...state, phase: 'connected' };
  // Outbound: they say hello first. Inbound: the assistant does.
  if (state.direction === 'outbound') return { state: next, effects: [...effects, { type: 'start_timer', timer: 'greeting', ms: greetingWaitMs }] };
  const step = open(next);
  return { state: step.state, effects: [...effects, ...step.effects] };
}

function open(state: CallMachine): CallStep {
  if (state.opened) return { state, effects: [] };
  return state.session === 'ready' ? { state: { ...state, opened: true, owesOpening: false }, effects: [{ type: 'speak_first' }] } : { state: { ...state, owesOpening: true }, effects: [] };
}

function answerWhenReady(state: CallMachine, effects: readonly CallEffect[]): CallStep {
  const answers = state.direction === 'inbound' && state.phase === 'ringing' && state.session === 'ready';
  return { state, effects: answers ? [...effects, { type: 'answer_leg' }] : effects };
}

function session(state: CallMachine, event: Extract<CallEvent, { type: 'session' }>): CallStep {
  const next: CallMachine = { ...state, session: event.state, sessionEverReady: state.sessionEverReady || event.state === 'ready' };
  if (state.phase === 'ending') return { state: next, effects: [] };
  switch (event.state) {
    case 'ready': {
      const effects: CallEffect[] = state.session === 'ready' ? [] : [{ type: 'offline', on: false }];
      if (state.phase === 'connected' && state.owesOpening) {
        const step = open(next);
        return { state: step.state, effects: [...effects, ...step.effects] };
      }
      return state.session === 'ready' ? { state: next, effects } : answerWhenReady(next, effects);
    }
    case 'connecting': return { state: next, effects: [] };
    case 'reconnecting': return { state: next, effects: state.session === 'reconnecting' ? [] : [{ type: 'offline', on: true }] };
    // Nobody is left to speak for the owner: the line is not kept open in silence.
    case 'lost': return endCall(next, 'failed_engine', event.text);
    case 'closed': return endCall(next, 'failed_engine', event.text);
    default: return assertNever(event.state);
  }
}

function timer(state: CallMachine, which: CallTimer): CallStep {
  switch (which) {
    case 'greeting': return state.phase === 'connected' ? open(state) : { state, effects: [] };
    case 'no_answer': return state.phase === 'dialing' || state.phase === 'ringing' ? endCall(state, 'no_answer', null) : { state, effects: [] };
    case 'limit_near': return state.phase === 'connected' && !state.leaving ? { state, effects: [{ type: 'say_time_is_short' }] } : { state, effects: [] };
    case 'limit': return state.phase === 'connected' ? endCall(state, 'time_limit', null) : { state, effects: [] };
    case 'leaving': return state.leaving && state.phase === 'connected' ? endCall(state, 'hung_up_by_assistant', null) : { state, effects: [] };
    case 'ending': return state.phase === 'ending' ? finish({ ...state, legUp: false }) : { state, effects: [] };
    default: return assertNever(which);
  }
}

function legEnded(state: CallMachine, reason: EndReason): CallStep {
  const down: CallMachine = { ...state, legUp: false };
  if (state.phase === 'ending') return finish(down);
  const step = endCall(down, reason, null);
  return step;
}

/** The decision to end: questions are closed, the line and the session go, and the line's word is waited for. */
function endCall(state: CallMachine, reason: EndReason, detail: string | null): CallStep {
  const ending: CallMachine = { ...state, phase: 'ending', leaving: false, owesOpening: false, end: { reason, detail } };
  const effects: CallEffect[] = [...timers.map((each) => ({ type: 'stop_timer', timer: each }) as const), { type: 'winding_up' }, { type: 'disconnect_session' }];
  if (state.legUp) return { state: ending, effects: [...effects, { type: 'start_timer', timer: 'ending', ms: endingMs }, { type: 'hang_up_leg' }] };
  const step = finish(ending);
  return { state: step.state, effects: [...effects, ...step.effects] };
}

function finish(state: CallMachine): CallStep {
  return { state: { ...state, phase: 'ended', session: state.session === 'lost' ? 'lost' : 'closed' }, effects: [{ type: 'stop_timer', timer: 'ending' }, { type: 'finished' }] };
}
