import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { heardChars } from './heard-text.ts';

/*
 * What of the assistant's speech was really heard. The service sends sound much faster than it is played, so several items may lie
 * in the line's queue; each knows where in the line its samples lie, and the line's own count of played samples says what was heard.
 * All positions are samples at 24 kHz on the line's clock.
 */

interface Segment {
  readonly start: number;
  readonly length: number;
}

export interface LedgerItem {
  readonly itemId: string;
  readonly responseId: string;
  readonly contentIndex: number;
  /** More than one when the line ran dry in between. */
  readonly segments: readonly Segment[];
  readonly received: number;
  readonly text: string;
  readonly textFinal: boolean;
  /** Its sound is whole. */
  readonly complete: boolean;
  /** Its response is over. */
  readonly closed: boolean;
  readonly announced: boolean;
  readonly sounded: boolean;
  readonly heardTold: boolean;
}

export interface LedgerState {
  /** In the order of the line. */
  readonly items: readonly LedgerItem[];
  /** Responses that began and are not over. */
  readonly open: readonly string[];
  /** Responses of which nothing more may be heard or shown; the newest `rememberedResponses`. */
  readonly discarded: readonly string[];
  /** Responses that are over; nothing new begins in them. */
  readonly over: readonly string[];
}

export type LedgerEvent =
  | { readonly type: 'response_started'; readonly responseId: string }
  | { readonly type: 'response_over'; readonly responseId: string }
  | { readonly type: 'discard'; readonly responseId: string }
  | { readonly type: 'item_added'; readonly responseId: string; readonly itemId: string }
  /** `at`: where in the line the first of them will lie. */
  | { readonly type: 'audio'; readonly responseId: string; readonly itemId: string; readonly contentIndex: number; readonly samples: number; readonly at: number }
  | { readonly type: 'audio_done'; readonly responseId: string; readonly itemId: string }
  | { readonly type: 'words'; readonly responseId: string; readonly itemId: string; readonly text: string; readonly whole: boolean }
  | { readonly type: 'played'; readonly samples: number }
  /** They cut in, or the owner stopped the assistant: at this point of the line. */
  | { readonly type: 'cut'; readonly samples: number }
  /** The connection is gone: what was received is all that comes. */
  | { readonly type: 'dropped' };

export type LedgerEffect =
  | { readonly type: 'play' }
  | { readonly type: 'end_of_utterance' }
  | { readonly type: 'clear_line' }
  /** The service's memory of the item ends here; `heardText` is what our own keeps. */
  | { readonly type: 'truncate'; readonly itemId: string; readonly contentIndex: number; readonly audioEndMs: number; readonly heardText: string }
  /** Nothing of it was heard: the service forgets it. */
  | { readonly type: 'delete'; readonly itemId: string }
  | { readonly type: 'tell_started'; readonly itemId: string; readonly responseId: string }
  | { readonly type: 'tell_words'; readonly itemId: string; readonly text: string; readonly final: boolean }
  /** The first sound of the item reached the other side, this many samples ago. */
  | { readonly type: 'tell_sounding'; readonly itemId: string; readonly samplesAgo: number }
  | { readonly type: 'tell_heard'; readonly itemId: string }
  | { readonly type: 'tell_cut'; readonly itemId: string; readonly heardChars: number; readonly heardMs: number };

const samplesPerMs = 24;
const rememberedResponses = 64;
/** An item with less than this left to play counts as heard: nobody misses 20 ms. */
export const cutToleranceSamples = 480;

export const initialLedger: LedgerState = { items: [], open: [], discarded: [], over: [] };

export interface LedgerStep {
  readonly state: LedgerState;
  readonly effects: readonly LedgerEffect[];
}

export function stepLedger(state: LedgerState, event: LedgerEvent): LedgerStep {
  const stay: LedgerStep = { state, effects: [] };
  switch (event.type) {
    case 'response_started':
      return { state: { ...state, open: remember(state.open, event.responseId) }, effects: [] };
    case 'response_over': {
      const open = state.open.filter((id) => id !== event.responseId);
      return close({ ...state, open, over: remember(state.over, event.responseId) }, (item) => item.responseId === event.responseId);
    }
    case 'discard':
      return { state: { ...state, discarded: remember(state.discarded, event.responseId) }, effects: [] };
    case 'item_added':
      // It began after it was cut off; it would stay in the service's memory as something said.
      if (state.discarded.includes(event.responseId)) return { state, effects: [{ type: 'delete', itemId: event.itemId }] };
      return refused(state, event) ? stay : { state: withItem(state, event).state, effects: [] };
    case 'audio': {
      if (refused(state, event) || event.samples <= 0) return stay;
      const { state: known, item } = withItem(state, event);
      const next: LedgerItem = {
        ...item,
        announced: true,
        contentIndex: event.contentIndex,
        received: item.received + event.samples,
        segments: append(item.segments, { start: event.at, length: event.samples }),
      };
      return { state: replace(known, next), effects: [...announce(item), { type: 'play' }] };
    }
    case 'audio_done': {
      const item = state.items.find((one) => one.itemId === event.itemId);
      if (item === undefined || item.complete) return stay;
      return { state: replace(state, { ...item, complete: true }), effects: [{ type: 'end_of_utterance' }] };
    }
    case 'words': {
      if (refused(state, event)) return stay;
      const { state: known, item } = withItem(state, event);
      if (item.textFinal) return stay;
      const text = event.whole ? event.text : item.text + event.text;
      const next: LedgerItem = { ...item, announced: true, text, textFinal: event.whole };
      return { state: replace(known, next), effects: [...announce(item), { type: 'tell_words', itemId: item.itemId, text, final: event.whole }] };
    }
    case 'played':
      return played(state, event.samples);
    case 'cut':
      return cut(state, event.samples);
    case 'dropped':
      return close({ ...state, open: [], over: state.open.reduce(remember, state.over) }, () => true);
    default:
      return assertNever(event);
  }
}

/** Something lies in the line, or may yet come, whose hearing is to be followed. */
export function isUnheard(state: LedgerState): boolean {
  return state.items.some((item) => item.received > 0 && !item.heardTold);
}

/** How far the line must still play until `played` has something to tell; 0 = now, null = not before more comes from the service. */
export function samplesToNews(state: LedgerState, position: number): number | null {
  let nearest: number | null = null;
  for (const { segments, complete, sounded, heardTold } of state.items) {
    const last = segments.at(-1);
    if (last === undefined || (sounded && (!complete || heardTold))) continue;
    const at = sounded ? last.start + last.length : (segments[0] ?? last).start + 1;
    nearest = Math.min(nearest ?? Infinity, Math.max(0, at - position));
  }
  return nearest;
}

export function heardSamples(item: LedgerItem, position: number): number {
  return item.segments.reduce((sum, segment) => sum + Math.min(segment.length, Math.max(0, position - segment.start)), 0);
}

function played(state: LedgerState, position: number): LedgerStep {
  const effects: LedgerEffect[] = [];
  const items = state.items.map((item) => {
    const heard = heardSamples(item, position);
    const sounding = !item.sounded && heard > 0;
    const whole = !item.heardTold && item.complete && item.received > 0 && heard >= item.received;
    if (sounding) effects.push({ type: 'tell_sounding', itemId: item.itemId, samplesAgo: position - (item.segments[0]?.start ?? position) });
    if (whole) effects.push({ type: 'tell_heard', itemId: item.itemId });
    return sounding || whole ? { ...item, sounded: item.sounded || sounding, heardTold: item.heardTold || whole } : item;
  });
  return effects.length === 0 ? { state, effects } : prune({ ...state, items }, effects);
}

function cut(state: LedgerState, position: number): LedgerStep {
  const before = played(state, position);
  const effects: LedgerEffect[] = [...before.effects];
  const { items } = before.state;
  if (items.some((item) => !item.heardTold)) effects.push({ type: 'clear_line' });
  const kept: LedgerItem[] = [];
  const cutResponses = new Set(before.state.open);
  for (const item of items) {
    if (item.heardTold) {
      kept.push(item);
      continue;
    }
    const heard = heardSamples(item, position);
    if (item.complete && item.received > 0 && item.received - heard <= cutToleranceSamples && heard > 0) {
      effects.push({ type: 'tell_heard', itemId: item.itemId });
      kept.push({ ...item, heardTold: true });
      continue;
    }
    cutResponses.add(item.responseId);
    const audioEndMs = Math.floor(heard / samplesPerMs);
    if (audioEndMs === 0) {
      effects.push({ type: 'delete', itemId: item.itemId });
      if (item.announced) effects.push({ type: 'tell_cut', itemId: item.itemId, heardChars: 0, heardMs: 0 });
      continue;
    }
    const chars = heardChars(item.text, heard, item.received);
    effects.push({ type: 'truncate', itemId: item.itemId, contentIndex: item.contentIndex, audioEndMs, heardText: item.text.slice(0, chars) });
    effects.push({ type: 'tell_cut', itemId: item.itemId, heardChars: chars, heardMs: audioEndMs });
  }
  const discarded = [...cutResponses].reduce(remember, before.state.discarded);
  return prune({ ...before.state, items: kept, discarded }, effects);
}

/** What these items have is all they get: sound that lacks its end and words that lack theirs end here. */
function close(state: LedgerState, isOver: (item: LedgerItem) => boolean): LedgerStep {
  const effects: LedgerEffect[] = [];
  const items = state.items.map((item) => {
    if (!isOver(item)) return item;
    if (!item.complete && item.received > 0) effects.push({ type: 'end_of_utterance' });
    if (!item.textFinal && item.text !== '') effects.push({ type: 'tell_words', itemId: item.itemId, text: item.text, final: true });
    return { ...item, complete: true, closed: true, textFinal: true };
  });
  return prune({ ...state, items }, effects);
}

/** Forgets what is heard and over. An item without sound is over with its response. */
function prune(state: LedgerState, effects: readonly LedgerEffect[]): LedgerStep {
  return { state: { ...state, items: state.items.filter((item) => !item.closed || (item.received > 0 && !item.heardTold)) }, effects };
}

function refused(state: LedgerState, event: { readonly responseId: string; readonly itemId: string }): boolean {
  if (state.discarded.includes(event.responseId)) return true;
  return state.over.includes(event.responseId) && !state.items.some((item) => item.itemId === event.itemId);
}

function withItem(state: LedgerState, event: { readonly responseId: string; readonly itemId: string }): { readonly state: LedgerState; readonly item: LedgerItem } {
  const known = state.items.find((item) => item.itemId === event.itemId);
  if (known !== undefined) return { state, item: known };
  const item: LedgerItem = {
    itemId: event.itemId, responseId: event.responseId, contentIndex: 0, segments: [], received: 0, text: '',
    textFinal: false, complete: false, closed: false, announced: false, sounded: false, heardTold: false,
  };
  return { state: { ...state, items: [...state.items, item] }, item };
}

const announce = (item: LedgerItem): readonly LedgerEffect[] => (item.announced ? [] : [{ type: 'tell_started', itemId: item.itemId, responseId: item.responseId }]);

const replace = (state: LedgerState, next: LedgerItem): LedgerState => ({ ...state, items: state.items.map((item) => (item.itemId === next.itemId ? next : item)) });

function append(segments: readonly Segment[], next: Segment): readonly Segment[] {
  const last = segments.at(-1);
  if (last !== undefined && last.start + last.length === next.start) return [...segments.slice(0, -1), { start: last.start, length: last.length + next.length }];
  return [...segments, next];
}

function remember(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids : [...ids.slice(1 - rememberedResponses), id];
}
