import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { asksThis } from './read-back.ts';
import { readVoiceIntent, type VoiceIntent } from './voice-intent.ts';

/** A later answer is not an answer to this question. */
export const answerWithinMs = 30_000;

/** What was asked aloud: the approval, the hash of the very arguments that are in the words, and the words. */
export interface VoiceQuestion { readonly approvalId: string; readonly hash: string; readonly words: string }

interface SaidItem { readonly itemId: string; readonly words: string; readonly final: boolean; readonly heard: boolean }

/** One leg of the owner's. Times are monotonic ms. */
export interface VoiceGate {
  readonly question: VoiceQuestion | null;
  /** What the assistant began to say since, in order. */
  readonly said: readonly SaidItem[];
  /** When the last word of the question had been heard. */
  readonly heardAt: number | null;
  /** Something else was said after it. */
  readonly passed: boolean;
  /** The owner's utterances that began after the question was heard and before anything else was said. */
  readonly answers: readonly string[];
}

export type VoiceGateEvent =
  /** Null: something was asked that cannot be decided by voice. Either way the question before is over. */
  | { readonly type: 'asked'; readonly question: VoiceQuestion | null }
  /** The approval changed; without a hash it is closed. */
  | { readonly type: 'approval'; readonly approvalId: string; readonly openHash: string | null }
  | { readonly type: 'assistant_started'; readonly itemId: string }
  | { readonly type: 'assistant_words'; readonly itemId: string; readonly text: string; readonly final: boolean }
  | { readonly type: 'assistant_heard'; readonly itemId: string }
  | { readonly type: 'assistant_cut'; readonly itemId: string }
  | { readonly type: 'owner_started'; readonly itemId: string }
  /** All of an utterance, as understood. */
  | { readonly type: 'owner_said'; readonly itemId: string; readonly text: string };

export type VoiceGateEffect =
  | { readonly type: 'heard'; readonly question: VoiceQuestion; readonly itemId: string }
  | { readonly type: 'decided'; readonly question: VoiceQuestion; readonly intent: VoiceIntent };

export interface VoiceGateStep { readonly state: VoiceGate; readonly effects: readonly VoiceGateEffect[] }

export const closedGate: VoiceGate = { question: null, said: [], heardAt: null, passed: false, answers: [] };

/**
 * The owner's voice decides only about the question that he heard to its end, last of all that was said, with words that began
 * after that. Everything else falls through: the Desk is still there.
 */
export function stepVoiceGate(state: VoiceGate, event: VoiceGateEvent, now: number): VoiceGateStep {
  if (event.type === 'asked') return go({ ...closedGate, question: event.question });
  if (event.type === 'approval') return state.question?.approvalId === event.approvalId && state.question.hash !== event.openHash ? go(closedGate) : go(state);
  const { question } = state;
  if (question === null) return go(state);
  switch (event.type) {
    case 'assistant_started': return go({ ...state, said: [...state.said, { itemId: event.itemId, words: '', final: false, heard: false }], passed: state.heardAt !== null });
    case 'assistant_words': return hear(state, question, event.itemId, { words: event.text, final: event.final }, now);
    case 'assistant_heard': return hear(state, question, event.itemId, { heard: true }, now);
    // What was cut was not heard to its end, and counts for nothing.
    case 'assistant_cut': return go({ ...state, said: state.said.filter((item) => item.itemId !== event.itemId) });
    case 'owner_started':
      if (state.heardAt === null || state.passed || now - state.heardAt > answerWithinMs || state.answers.includes(event.itemId)) return go(state);
      return go({ ...state, answers: [...state.answers, event.itemId] });
    case 'owner_said': {
      if (!state.answers.includes(event.itemId)) return go(state);
      const intent = readVoiceIntent(event.text);
      if (intent === null) return go({ ...state, answers: state.answers.filter((id) => id !== event.itemId) });
      return { state: closedGate, effects: [{ type: 'decided', question, intent }] };
    }
    default: return assertNever(event);
  }
}

function hear(state: VoiceGate, question: VoiceQuestion, itemId: string, change: Partial<SaidItem>, now: number): VoiceGateStep {
  const at = state.said.findIndex((item) => item.itemId === itemId);
  const before = state.said[at];
  // It began before the question was asked, so it is not the question.
  if (before === undefined) return go(state);
  const item = { ...before, ...change };
  const said = state.said.with(at, item);
  if (state.heardAt !== null || !item.heard || !item.final || !asksThis(item.words, question.words)) return go({ ...state, said });
  return { state: { ...state, said, heardAt: now, passed: at < said.length - 1 }, effects: [{ type: 'heard', question, itemId }] };
}

function go(state: VoiceGate): VoiceGateStep {
  return { state, effects: [] };
}
