import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { isBackchannel } from './backchannels.ts';

/*
 * Patient turns: while the assistant is heard, a sound of the other side first makes it softer. Only what lasts, or has words of its own,
 * stops it; a cough or "mhm" does not. The service then neither cuts nor answers by itself: both are decided here.
 */

export type InterruptionState =
  | { readonly phase: 'quiet' }
  /** They speak, and the assistant was silent: an ordinary turn, answered at its end. */
  | { readonly phase: 'turn'; readonly itemId: string }
  /** They make a sound over the assistant; not yet long enough to be an interruption. */
  | { readonly phase: 'doubt'; readonly itemId: string }
  /** It was short: what they said tells whether it was one. */
  | { readonly phase: 'listening'; readonly itemId: string };

export type InterruptionEvent =
  | { readonly type: 'they_started'; readonly itemId: string; readonly assistantHeard: boolean }
  | { readonly type: 'they_stopped' }
  /** Their words so far, as the transcription gives them. */
  | { readonly type: 'words'; readonly itemId: string; readonly text: string; readonly final: boolean }
  /** What was set with `start_timer` is over. */
  | { readonly type: 'due' }
  | { readonly type: 'reset' };

export type InterruptionEffect =
  | { readonly type: 'duck'; readonly on: boolean }
  | { readonly type: 'cut' }
  /** Their turn is over and wants an answer. */
  | { readonly type: 'answer' }
  | { readonly type: 'tell_false'; readonly itemId: string }
  | { readonly type: 'start_timer'; readonly ms: number }
  | { readonly type: 'stop_timer' };

/** Speech over the assistant that lasts this long is meant. */
export const meantAfterMs = 500;
/** After a short sound, for its words; none by then means that there were none. */
export const wordsWaitMs = 1_000;

export const initialInterruption: InterruptionState = { phase: 'quiet' };
const quiet = initialInterruption;

interface Step {
  readonly state: InterruptionState;
  readonly effects: readonly InterruptionEffect[];
}

export function stepInterruption(state: InterruptionState, event: InterruptionEvent): Step {
  switch (event.type) {
    case 'they_started': {
      if (state.phase === 'turn' || state.phase === 'doubt') return { state, effects: [] };
      if (state.phase === 'quiet' && !event.assistantHeard) return { state: { phase: 'turn', itemId: event.itemId }, effects: [] };
      // A second sound right after the first is no cough any more.
      if (state.phase === 'listening') return meant(event.itemId);
      return { state: { phase: 'doubt', itemId: event.itemId }, effects: [{ type: 'duck', on: true }, { type: 'start_timer', ms: meantAfterMs }] };
    }
    case 'they_stopped':
      if (state.phase === 'turn') return { state: quiet, effects: [{ type: 'answer' }] };
      return state.phase === 'doubt' ? { state: { ...state, phase: 'listening' }, effects: [{ type: 'start_timer', ms: wordsWaitMs }] } : { state, effects: [] };
    case 'words': {
      if ((state.phase !== 'doubt' && state.phase !== 'listening') || event.itemId !== state.itemId) return { state, effects: [] };
      if (!isBackchannel(event.text)) return state.phase === 'doubt' ? meant(state.itemId) : { state: quiet, effects: [{ type: 'stop_timer' }, ...stop, { type: 'answer' }] };
      return event.final && state.phase === 'listening' ? wasNone(state.itemId, [{ type: 'stop_timer' }]) : { state, effects: [] };
    }
    case 'due':
      if (state.phase === 'doubt') return { state: { phase: 'turn', itemId: state.itemId }, effects: stop };
      return state.phase === 'listening' ? wasNone(state.itemId, []) : { state, effects: [] };
    case 'reset':
      return { state: quiet, effects: state.phase === 'doubt' || state.phase === 'listening' ? [{ type: 'stop_timer' }, { type: 'duck', on: false }] : [] };
    default:
      return assertNever(event);
  }
}

/** The line may have nothing left to drop: what comes next must be as loud as before all the same. */
const stop: readonly InterruptionEffect[] = [{ type: 'cut' }, { type: 'duck', on: false }];

/** They have the word; it is answered when they stop. */
function meant(itemId: string): Step {
  return { state: { phase: 'turn', itemId }, effects: [{ type: 'stop_timer' }, ...stop] };
}

function wasNone(itemId: string, before: readonly InterruptionEffect[]): Step {
  return { state: quiet, effects: [...before, { type: 'duck', on: false }, { type: 'tell_false', itemId }] };
}
