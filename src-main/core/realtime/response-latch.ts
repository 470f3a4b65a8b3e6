import { assertNever } from '../../../src-shared/domain/assert-never.ts';

/*
 * The service speaks one response at a time and starts some by itself, after the other side's speech. What we want spoken waits
 * here until it may be asked for, is asked for once, and is given up only when a response that has seen it was really started.
 */

/** One thing the assistant shall speak of. `itemId`: the conversation item that it must have seen; null = just speak. */
export interface Want {
  readonly itemId: string | null;
  /** The service confirmed the item: a response created from now on knows it. */
  readonly seen: boolean;
  /** Typed words are a turn of their own: they are answered also while a microphone hears something. */
  readonly overSpeech?: boolean;
}

export interface LatchState {
  readonly wants: readonly Want[];
  /** A `response.create` that has neither been answered nor refused. `interrupted`: cancel what comes of it. */
  readonly asked: { readonly eventId: string; readonly wants: readonly Want[]; readonly interrupted: boolean } | null;
  /** `response.done` has not come yet. `answers`: to be wanted again if it fails. */
  readonly active: { readonly responseId: string; readonly answers: readonly Want[] } | null;
  /** Taken as answered by a response that we guess to be ours. Proven wrong by a refusal, or when the item is confirmed only afterwards. */
  readonly unsure: readonly Want[];
  readonly theySpeak: boolean;
  /** reply: the service is about to answer their speech. unknown: it says a response is active that we do not know. throttle: it asked us to wait. */
  readonly waiting: 'reply' | 'unknown' | 'throttle' | null;
  /** Not connected, muted or held. */
  readonly blocked: boolean;
  /** Whatever starts is to be cancelled. */
  readonly muted: boolean;
  readonly asks: number;
}

export type LatchEvent =
  | { readonly type: 'want'; readonly itemId: string | null; readonly overSpeech?: boolean }
  | { readonly type: 'item_seen'; readonly itemId: string }
  /** `eventId`: of the `response.create` that it answers, when the service tells. */
  | { readonly type: 'created'; readonly responseId: string; readonly eventId: string | null }
  /** `retryMs`: it failed for a reason that passes; null = it is answered, cut or given up. */
  | { readonly type: 'done'; readonly responseId: string | null; readonly retryMs: number | null }
  | { readonly type: 'refused_active' }
  /** Our request was refused for another reason; asking again would be refused again. */
  | { readonly type: 'refused'; readonly eventId: string }
  /** Nothing came of our request for `answerWaitMs`. */
  | { readonly type: 'unanswered'; readonly eventId: string }
  | { readonly type: 'speech_started' }
  | { readonly type: 'speech_stopped'; readonly replyFollows: boolean }
  | { readonly type: 'wake' }
  | { readonly type: 'interrupt' }
  | { readonly type: 'set_muted'; readonly muted: boolean }
  | { readonly type: 'set_blocked'; readonly blocked: boolean }
  | { readonly type: 'dropped' }
  | { readonly type: 'restored' };

export type LatchEffect =
  /** Send `response.create`, and `unanswered` after `answerWaitMs`. */
  | { readonly type: 'ask'; readonly eventId: string }
  /** Cancel it, and let nothing of it be heard. */
  | { readonly type: 'cancel'; readonly responseId: string }
  /** Send `wake` after this long; replaces an earlier one. */
  | { readonly type: 'wake_after'; readonly ms: number };

/** The service answers speech within a few hundred ms; after this long it will not. */
export const replyWaitMs = 2_000;
/** For the end of a response that we never saw begin. */
export const unknownWaitMs = 4_000;
/** For an answer to our own request. A refusal that we could not read must not silence the rest of the call. */
export const answerWaitMs = 10_000;

export const initialLatch: LatchState = { wants: [], asked: null, active: null, unsure: [], theySpeak: false, waiting: null, blocked: true, muted: false, asks: 0 };

type Step = { readonly state: LatchState; readonly effects: readonly LatchEffect[] };

export function stepLatch(state: LatchState, event: LatchEvent): Step {
  const { state: next, effects } = react(state, event);
  return ask(next, effects);
}

function react(state: LatchState, event: LatchEvent): Step {
  const only = (next: LatchState): Step => ({ state: next, effects: [] });
  switch (event.type) {
    case 'want':
      // Just speaking is satisfied by one response, however often it was asked for.
      if (event.itemId === null && wantsSpeech(state)) return only(state);
      return only({ ...state, wants: [...state.wants, { itemId: event.itemId, seen: event.itemId === null, ...(event.overSpeech === true ? { overSpeech: true } : {}) }] });
    case 'item_seen': {
      const missed = see(state.unsure.filter((want) => want.itemId === event.itemId), event.itemId);
      return only({
        ...state,
        unsure: missed.length === 0 ? state.unsure : state.unsure.filter((want) => want.itemId !== event.itemId),
        wants: [...missed, ...see(state.wants, event.itemId)],
        asked: state.asked === null ? null : { ...state.asked, wants: see(state.asked.wants, event.itemId) },
      });
    }
    case 'created':
      return created(state, event.responseId, event.eventId);
    case 'done':
      return done(state, event.responseId, event.retryMs);
    case 'refused_active': {
      const back = state.asked?.wants ?? state.unsure;
      const next: LatchState = { ...state, asked: null, unsure: [], wants: [...back, ...state.wants] };
      return state.active !== null ? only(next) : { state: { ...next, waiting: 'unknown' }, effects: [{ type: 'wake_after', ms: unknownWaitMs }] };
    }
    case 'refused':
      return only(state.asked?.eventId === event.eventId ? { ...state, asked: null } : state);
    case 'unanswered':
      return only(state.asked?.eventId === event.eventId ? { ...state, asked: null, wants: [...state.asked.wants, ...state.wants] } : state);
    case 'speech_started':
      return only({ ...state, theySpeak: true, waiting: state.waiting === 'reply' ? null : state.waiting });
    case 'speech_stopped':
      if (!event.replyFollows) return only({ ...state, theySpeak: false });
      return { state: { ...state, theySpeak: false, waiting: 'reply' }, effects: [{ type: 'wake_after', ms: replyWaitMs }] };
    case 'wake':
      return only({ ...state, waiting: null });
    case 'interrupt':
      return interrupt({ ...state, wants: state.wants.filter((want) => want.itemId !== null) });
    case 'set_muted': {
      if (event.muted === state.muted) return only(state);
      if (!event.muted) return only({ ...state, muted: false });
      // What was asked for is still to be said once the assistant may speak again.
      const asked = state.asked === null ? null : { ...state.asked, wants: [] };
      return interrupt({ ...state, muted: true, asked, wants: [...(state.asked?.wants ?? []), ...state.wants] });
    }
    case 'set_blocked':
      return only({ ...state, blocked: event.blocked });
    case 'dropped': {
      // Someone is owed words: a response broke off, or their speech was not answered yet.
      const owed = !state.muted && (state.active !== null || state.waiting === 'reply' || state.theySpeak);
      const all = [...(state.active?.answers ?? []), ...(state.asked?.wants ?? []), ...state.unsure, ...state.wants];
      // The next connection has confirmed nothing yet.
      const wants = all.filter((want) => want.itemId !== null).map((want) => ({ ...want, seen: false }));
      const speech = owed || all.some((want) => want.itemId === null) ? [{ itemId: null, seen: true }] : [];
      return only({ ...state, blocked: true, asked: null, active: null, wants: [...wants, ...speech], unsure: [], waiting: null });
    }
    case 'restored': {
      const next: LatchState = { ...state, theySpeak: false };
      // They were speaking when it broke: the rest of their speech may come with the kept sound, so listen before talking.
      if (!state.theySpeak) return only(next);
      return { state: { ...next, waiting: 'reply' }, effects: [{ type: 'wake_after', ms: replyWaitMs }] };
    }
    default:
      return assertNever(event);
  }
}

function created(state: LatchState, responseId: string, eventId: string | null): Step {
  const { asked } = state;
  // Without an echo of our event id it is ours unless the service was about to answer speech by itself.
  const told = asked !== null && eventId === asked.eventId;
  const guessed = asked !== null && eventId === null && state.waiting !== 'reply';
  const ours = told || guessed;
  const waiting = state.waiting === 'throttle' ? 'throttle' : null;
  const cancel: readonly LatchEffect[] = state.muted || (ours && asked.interrupted) ? [{ type: 'cancel', responseId }] : [];
  if (state.muted) return { state: { ...state, waiting, asked: ours ? null : asked, active: { responseId, answers: [] } }, effects: cancel };

  const mine = asked?.wants ?? [];
  const unseen = mine.filter((want) => !want.seen);
  const seen = [...mine, ...state.wants].filter((want) => want.seen);
  return {
    state: {
      ...state,
      waiting,
      wants: state.wants.filter((want) => !want.seen),
      // A request that crossed a response of the service is about to be refused; what that response has seen is answered all the same.
      asked: asked === null || ours || unseen.length === 0 ? null : { ...asked, wants: unseen },
      active: { responseId, answers: ours ? [...seen, ...unseen] : seen },
      unsure: guessed ? unseen : told ? [] : state.unsure,
    },
    effects: cancel,
  };
}

function done(state: LatchState, responseId: string | null, retryMs: number | null): Step {
  const { active } = state;
  const ends = active !== null && (responseId === null || responseId === active.responseId);
  const next: LatchState = { ...state, active: ends ? null : active, waiting: state.waiting === 'unknown' ? null : state.waiting };
  if (retryMs === null || !ends) return { state: next, effects: [] };
  const wants = active.answers.length > 0 ? [...active.answers, ...state.wants] : state.wants.length > 0 ? state.wants : [{ itemId: null, seen: true }];
  return { state: { ...next, wants, unsure: [], waiting: 'throttle' }, effects: [{ type: 'wake_after', ms: retryMs }] };
}

function interrupt(state: LatchState): Step {
  return {
    state: { ...state, asked: state.asked === null ? null : { ...state.asked, interrupted: true } },
    effects: state.active === null ? [] : [{ type: 'cancel', responseId: state.active.responseId }],
  };
}

function ask(state: LatchState, effects: readonly LatchEffect[]): Step {
  const quiet = !state.theySpeak || state.wants.some((want) => want.overSpeech === true);
  const may = !state.blocked && !state.muted && quiet && state.waiting === null && state.active === null && state.asked === null;
  if (!may || state.wants.length === 0) return { state, effects };
  const eventId = `ask_${state.asks + 1}`;
  return { state: { ...state, asks: state.asks + 1, asked: { eventId, wants: state.wants, interrupted: false }, wants: [], unsure: [] }, effects: [...effects, { type: 'ask', eventId }] };
}

/** Nothing is wanted, asked for, being said or about to be. */
export function isIdle(state: LatchState): boolean {
  return state.wants.length === 0 && state.asked === null && state.active === null && state.waiting === null && !state.theySpeak;
}

function wantsSpeech(state: LatchState): boolean {
  const askedToo = state.asked === null || state.asked.interrupted ? [] : state.asked.wants;
  return [...state.wants, ...askedToo].some((want) => want.itemId === null);
}

function see(wants: readonly Want[], itemId: string): readonly Want[] {
  return wants.some((want) => want.itemId === itemId && !want.seen) ? wants.map((want) => (want.itemId === itemId ? { ...want, seen: true } : want)) : wants;
}
