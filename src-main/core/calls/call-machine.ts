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
  /** The assistant says its last words; the call then ends for this reason. */
  readonly leaving: 'hung_up_by_assistant' | Limit | null;
  /** An approved action is being carried out, or the owner speaks himself: no limit cuts in on that. */
  readonly keptOpen: boolean;
  /** A limit that was reached meanwhile. */
  readonly owed: Limit | null;
  readonly limitMs: number;
  readonly limitUsd: number | null;
  readonly warnedOfCost: boolean;
  readonly end: { readonly reason: EndReason; readonly detail: string | null } | null;
}

/** The reasons for which the app itself ends a call that could go on. */
export type Limit = 'time_limit' | 'cost_limit';

export type CallTimer = 'greeting' | 'no_answer' | 'limit_near' | 'limit' | 'leaving' | 'ending';

export type CallEvent =
  | { readonly type: 'placed' }
  | { readonly type: 'session'; readonly state: SessionState; readonly fatal: boolean; readonly text: string | null }
  | { readonly type: 'leg_opened' }
  | { readonly type: 'leg_failed'; readonly text: string }
  | { readonly type: 'ringing' }
  | { readonly type: 'answered' }
  | { readonly type: 'leg_ended'; readonly reason: EndReason; readonly text?: string | null }
  | { readonly type: 'they_spoke' }
  | { readonly type: 'assistant_spoke' }
  | { readonly type: 'timer'; readonly timer: CallTimer }
  | { readonly type: 'hang_up'; readonly by: 'owner' | 'app' }
  | { readonly type: 'assistant_leaves' }
  /** Everything the assistant said was heard. */
  | { readonly type: 'said_all' }
  /** What the call has cost so far, as far as it is known or can be estimated. */
  | { readonly type: 'spent'; readonly usd: number }
  | { readonly type: 'keep_open'; readonly on: boolean }
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
  /** Tells `said_all` after this much quiet of the assistant. */
  | { readonly type: 'watch_last_words'; readonly quietMs: number }
  | { readonly type: 'say_time_is_short' }
  | { readonly type: 'say_money_is_short' }
  | { readonly type: 'say_goodbye'; readonly because: Limit }
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
/** Of the cost limit: from here on the assistant is to come to an end. */
const costNearShare = 0.8;
/** Last words longer than this are cut. */
export const leavingMs = 20_000;
/** Once it asked to hang up, little can follow. */
const quietAfterHangupMs = 600;
/** Told to say goodbye, it may still be in another sentence, and the goodbye the next. */
const quietAfterGoodbyeMs = 2_500;
/** A line that does not confirm the end. */
const endingMs = 3_000;
const timers: readonly CallTimer[] = ['greeting', 'no_answer', 'limit_near', 'limit', 'leaving'];

export function startCall(direction: CallDirection, limitMs: number | null, limitUsd: number | null): CallMachine {
  return {
    phase: 'dialing', direction, session: 'connecting', sessionEverReady: false, legUp: false, aiMuted: false, micMuted: false, onHold: false,
    opened: false, owesOpening: false, leaving: null, keptOpen: false, owed: null, limitMs: Math.min(limitMs ?? longestCallMs, longestCallMs), limitUsd, warnedOfCost: false, end: null,
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
    case 'leg_ended': return legEnded(state, event.reason, event.text ?? null);
    case 'session': return session(state, event);
    case 'they_spoke': return state.phase === 'connected' && !state.opened && state.direction === 'outbound'
      ? { state: { ...state, opened: true, owesOpening: false }, effects: [{ type: 'stop_timer', timer: 'greeting' }] }
      : { state, effects: [] };
    case 'assistant_spoke': return assistantSpoke(state);
    case 'timer': return timer(state, event.timer);
    case 'hang_up': return over ? { state, effects: [] } : endCall(state, event.by === 'owner' ? 'hung_up_by_owner' : 'app_closed', null);
    case 'assistant_leaves': return assistantLeaves(state);
    case 'said_all': return lastWordsOver(state);
    case 'spent': return spent(state, event.usd);
    case 'keep_open': return keepOpen(state, event.on);
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
    case 'limit_near': return goesOn(state) ? { state, effects: [{ type: 'say_time_is_short' }] } : { state, effects: [] };
    case 'limit': return limitReached(state, 'time_limit');
    case 'leaving': return lastWordsOver(state);
    case 'ending': return state.phase === 'ending' ? finish({ ...state, legUp: false }) : { state, effects: [] };
    default: return assertNever(which);
  }
}

function assistantSpoke(state: CallMachine): CallStep {
  if (state.phase === 'ending') return { state, effects: [] };
  const effects: CallEffect[] = state.opened ? [] : [{ type: 'stop_timer', timer: 'greeting' }];
  // The goodbye it was told to say, unless it asks to hang up first.
  if (isLimit(state.leaving)) effects.push({ type: 'watch_last_words', quietMs: quietAfterGoodbyeMs });
  return { state: state.opened ? state : { ...state, opened: true, owesOpening: false }, effects };
}

function assistantLeaves(state: CallMachine): CallStep {
  if (state.phase !== 'connected' || state.leaving === 'hung_up_by_assistant') return { state, effects: [] };
  const watch: CallEffect = { type: 'watch_last_words', quietMs: quietAfterHangupMs };
  // It obeys: the call ends because of the limit, in the time that was given then.
  if (state.leaving !== null) return { state, effects: [watch] };
  return { state: { ...state, leaving: 'hung_up_by_assistant' }, effects: [watch, { type: 'start_timer', timer: 'leaving', ms: leavingMs }] };
}

function lastWordsOver(state: CallMachine): CallStep {
  return state.leaving === null || state.phase !== 'connected' ? { state, effects: [] } : endCall(state, state.leaving, null);
}

/** Connected, and nothing has told it to end yet. */
function goesOn(state: CallMachine): boolean {
  return state.phase === 'connected' && state.leaving === null && state.owed === null;
}

function spent(state: CallMachine, usd: number): CallStep {
  if (state.limitUsd === null || !goesOn(state)) return { state, effects: [] };
  if (usd >= state.limitUsd) return limitReached(state, 'cost_limit');
  if (usd < state.limitUsd * costNearShare || state.warnedOfCost) return { state, effects: [] };
  return { state: { ...state, warnedOfCost: true }, effects: [{ type: 'say_money_is_short' }] };
}

/** A limit ends the call politely: with a goodbye, in bounded time, and never in the middle of what keeps it open. */
function limitReached(state: CallMachine, limit: Limit): CallStep {
  if (!goesOn(state)) return { state, effects: [] };
  if (state.keptOpen) return { state: { ...state, owed: limit }, effects: [] };
  return { state: { ...state, leaving: limit, owed: null }, effects: [{ type: 'say_goodbye', because: limit }, { type: 'start_timer', timer: 'leaving', ms: leavingMs }] };
}

function keepOpen(state: CallMachine, on: boolean): CallStep {
  if (on === state.keptOpen) return { state, effects: [] };
  if (!on) return state.owed === null ? { state: { ...state, keptOpen: false }, effects: [] } : limitReached({ ...state, keptOpen: false, owed: null }, state.owed);
  if (!isLimit(state.leaving)) return { state: { ...state, keptOpen: true }, effects: [] };
  return { state: { ...state, keptOpen: true, owed: state.leaving, leaving: null }, effects: [{ type: 'stop_timer', timer: 'leaving' }] };
}

function isLimit(reason: CallMachine['leaving']): reason is Limit {
  return reason === 'time_limit' || reason === 'cost_limit';
}

function legEnded(state: CallMachine, reason: EndReason, text: string | null): CallStep {
  const down: CallMachine = { ...state, legUp: false };
  return state.phase === 'ending' ? finish(down) : endCall(down, reason, text);
}

/** The decision to end: questions are closed, the line and the session go, and the line's word is waited for. */
function endCall(state: CallMachine, reason: EndReason, detail: string | null): CallStep {
  const ending: CallMachine = { ...state, phase: 'ending', leaving: null, owed: null, owesOpening: false, end: { reason, detail } };
  const effects: CallEffect[] = [...timers.map((each) => ({ type: 'stop_timer', timer: each }) as const), { type: 'winding_up' }, { type: 'disconnect_session' }];
  if (state.legUp) return { state: ending, effects: [...effects, { type: 'start_timer', timer: 'ending', ms: endingMs }, { type: 'hang_up_leg' }] };
  const step = finish(ending);
  return { state: step.state, effects: [...effects, ...step.effects] };
}

function finish(state: CallMachine): CallStep {
  return { state: { ...state, phase: 'ended', session: state.session === 'lost' ? 'lost' : 'closed' }, effects: [{ type: 'stop_timer', timer: 'ending' }, { type: 'finished' }] };
}
