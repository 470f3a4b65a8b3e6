import type { RecordingMode } from '../../../src-shared/domain/recording.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { isObjection, readConsent } from './read-consent.ts';

/** How far a call is with the other side's consent. `sentence`: it was not heard in full yet. `answer`: what they say next answers it. */
export type ConsentState =
  | { readonly at: 'sentence'; readonly mode: Exclude<RecordingMode, 'off'>; readonly reminded: number; readonly unclear: number }
  | { readonly at: 'answer'; readonly mode: 'ask'; readonly reminded: number; readonly unclear: number; readonly theirs: string | null }
  | { readonly at: 'given' }
  | { readonly at: 'refused' }
  | { readonly at: 'unclear' };

export type ConsentEvent =
  | { readonly type: 'assistant_started' }
  /** An utterance of the assistant is over. `heard`: as much of its words as was really played. */
  | { readonly type: 'assistant_over'; readonly heard: string }
  | { readonly type: 'they_started'; readonly itemId: string }
  /** All their words of one utterance, as their own leg was understood; never what the model says of them. */
  | { readonly type: 'they_said'; readonly itemId: string; readonly text: string }
  /** A new connection numbers its items anew: an answer that was under way will not come. */
  | { readonly type: 'reconnected' };

export type ConsentEffect =
  | { readonly type: 'remind'; readonly text: string }
  /** `words`: theirs; null where being told was enough. */
  | { readonly type: 'begin'; readonly words: string | null }
  /** `before`: they said no before anything was recorded. */
  | { readonly type: 'refused'; readonly before: boolean; readonly words: string }
  | { readonly type: 'give_up' };

export interface ConsentStep { readonly state: ConsentState; readonly effects: readonly ConsentEffect[] }

/** Said to the other side, word for word. */
export const recordedSentence = 'This call is recorded.';
export const recordQuestion = 'Is it all right if this call is recorded?';

/** An assistant that leaves the sentence out is told this often; after that the call stays unrecorded. */
const mostReminders = 3;
/** So many answers that are neither yes nor no. */
const mostUnclear = 2;

export function startConsent(mode: Exclude<RecordingMode, 'off'>): ConsentState {
  return { at: 'sentence', mode, reminded: 0, unclear: 0 };
}

/** Pure. Nothing is recorded before the sentence was heard; with `ask`, not before their own words are a clear yes to that very question. */
export function stepConsent(state: ConsentState, event: ConsentEvent): ConsentStep {
  switch (state.at) {
    case 'sentence': return sentence(state, event);
    case 'answer': return answer(state, event);
    case 'given': return event.type === 'they_said' && isObjection(event.text) ? { state: { at: 'refused' }, effects: [{ type: 'refused', before: false, words: event.text }] } : { state, effects: [] };
    case 'refused': case 'unclear': return { state, effects: [] };
    default: return assertNever(state);
  }
}

function sentence(state: Extract<ConsentState, { at: 'sentence' }>, event: ConsentEvent): ConsentStep {
  if (event.type === 'they_said' && isObjection(event.text)) return refused(event.text);
  if (event.type !== 'assistant_over') return { state, effects: [] };
  const heard = plainWords(event.heard);
  if (state.mode === 'announce') return heard.includes(plainWords(recordedSentence)) ? { state: { at: 'given' }, effects: [{ type: 'begin', words: null }] } : remind(state);
  // Whatever came behind the question is what they would answer.
  return heard.endsWith(plainWords(recordQuestion)) ? { state: { ...state, at: 'answer', mode: 'ask', theirs: null }, effects: [] } : remind(state);
}

function answer(state: Extract<ConsentState, { at: 'answer' }>, event: ConsentEvent): ConsentStep {
  switch (event.type) {
    case 'they_started': return { state: state.theirs === null ? { ...state, theirs: event.itemId } : state, effects: [] };
    // Something else was said in between: a yes would answer that.
    case 'assistant_started': return state.theirs === null ? { state: { ...state, at: 'sentence' }, effects: [] } : { state, effects: [] };
    case 'assistant_over': return { state, effects: [] };
    case 'reconnected': return state.theirs === null ? { state, effects: [] } : remind({ ...state, at: 'sentence' });
    case 'they_said': {
      if (event.itemId !== state.theirs) return isObjection(event.text) ? refused(event.text) : { state, effects: [] };
      const consent = readConsent(event.text);
      if (consent === 'yes') return { state: { at: 'given' }, effects: [{ type: 'begin', words: event.text }] };
      if (consent === 'no') return refused(event.text);
      const unclear = state.unclear + 1;
      if (unclear >= mostUnclear) return { state: { at: 'unclear' }, effects: [{ type: 'give_up' }] };
      return remind({ ...state, at: 'sentence', unclear });
    }
    default: return assertNever(event);
  }
}

function refused(words: string): ConsentStep {
  return { state: { at: 'refused' }, effects: [{ type: 'refused', before: true, words }] };
}

function remind(state: Extract<ConsentState, { at: 'sentence' }>): ConsentStep {
  if (state.reminded >= mostReminders) return { state: { at: 'unclear' }, effects: [{ type: 'give_up' }] };
  const words = state.mode === 'announce' ? recordedSentence : recordQuestion;
  const text = state.mode === 'announce'
    ? `They have not heard yet that the call is recorded. Begin what you say next with this, word for word: "${words}"`
    : `They have not clearly said whether the call may be recorded. End what you say next with this, word for word, and wait for their answer: "${words}"`;
  return { state: { ...state, reminded: state.reminded + 1 }, effects: [{ type: 'remind', text }] };
}

function plainWords(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\p{P}\p{S}\s]+/gu, ' ').trim();
}
