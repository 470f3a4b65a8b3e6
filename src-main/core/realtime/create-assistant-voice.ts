import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Clock } from '../ports/clock.ts';
import { decodePcm } from './pcm-base64.ts';
import type { SessionEvent, VoiceOut } from './session-api.ts';
import type { LedgerEffect, LedgerEvent } from './turn-ledger.ts';
import { initialLedger, samplesToNews, stepLedger } from './turn-ledger.ts';

export interface AssistantVoiceHooks {
  emit(event: SessionEvent): void;
  /** What the assistant said so far in this item. */
  onWords(itemId: string, text: string): void;
  /** The service's memory must be corrected. */
  truncate(itemId: string, contentIndex: number, audioEndMs: number, heardText: string): void;
  remove(itemId: string): void;
  /** Wraps what a timer starts, so that its events are told like all others. */
  enter(act: () => void): void;
}

/** Runs the turn ledger against the line: what the assistant says, what of it was heard, and how fast it came. */
export interface AssistantVoice {
  dispatch(event: Exclude<LedgerEvent, { type: 'audio' | 'played' | 'cut' }>): void;
  /** False when the sound cannot be read. */
  audio(from: { readonly responseId: string; readonly itemId: string; readonly contentIndex: number }, base64: string): boolean;
  /** Nothing more of what is on its way is heard. */
  cut(): void;
  /** Their speech ended now: the next sound of the assistant is the reply. */
  startReplyTimer(): void;
  cancelReplyTimer(): void;
  stop(): void;
}

/** How exactly we know when something was heard. The line is asked when there should be news, and not more often than this: a timer a call and frame would cost more than the sound. */
const leastWaitMs = 20;
/** A line may run ahead of our clock. */
const mostWaitMs = 200;
const samplesPerMs = 24;

export function createAssistantVoice(clock: Clock, voice: VoiceOut, hooks: AssistantVoiceHooks): AssistantVoice {
  let ledger = initialLedger;
  let theirEndAtMs: number | null = null;
  let stopWaiting: Disposer = () => undefined;
  /** When the line is asked next, monotonic ms; null = there is nothing to ask. */
  let askAtMs: number | null = null;

  const dispatch = (event: LedgerEvent, samples: Int16Array | null = null): void => {
    const step = stepLedger(ledger, event);
    ledger = step.state;
    for (const effect of step.effects) run(effect, samples);
    askInTime();
  };

  const askInTime = (): void => {
    const samples = samplesToNews(ledger, voice.playedSamples());
    if (samples === null) return stop();
    const waitMs = Math.min(mostWaitMs, Math.max(leastWaitMs, samples / samplesPerMs));
    const atMs = clock.monoMs() + waitMs;
    if (askAtMs !== null && askAtMs <= atMs) return undefined;
    stopWaiting();
    askAtMs = atMs;
    stopWaiting = clock.after(waitMs, () => hooks.enter(() => {
      askAtMs = null;
      dispatch({ type: 'played', samples: voice.playedSamples() });
    }));
    return undefined;
  };
  const stop = (): void => {
    stopWaiting();
    askAtMs = null;
  };

  const tellReply = (samplesAgo: number): void => {
    if (theirEndAtMs === null) return;
    hooks.emit({ type: 'latency', replyMs: Math.max(0, Math.round(clock.monoMs() - samplesAgo / samplesPerMs - theirEndAtMs)) });
    theirEndAtMs = null;
  };

  const run = (effect: LedgerEffect, samples: Int16Array | null): void => {
    switch (effect.type) {
      case 'play':
        if (samples !== null) voice.play(samples);
        return;
      case 'end_of_utterance':
        return voice.endOfUtterance();
      case 'clear_line':
        return voice.clear();
      case 'truncate':
        return hooks.truncate(effect.itemId, effect.contentIndex, effect.audioEndMs, effect.heardText);
      case 'delete':
        return hooks.remove(effect.itemId);
      case 'tell_started':
        return hooks.emit({ type: 'assistant.started', itemId: effect.itemId, responseId: effect.responseId });
      case 'tell_words':
        hooks.onWords(effect.itemId, effect.text);
        return hooks.emit({ type: 'assistant.words', itemId: effect.itemId, text: effect.text, final: effect.final });
      case 'tell_sounding':
        return tellReply(effect.samplesAgo);
      case 'tell_heard':
        return hooks.emit({ type: 'assistant.heard', itemId: effect.itemId });
      case 'tell_cut':
        return hooks.emit({ type: 'assistant.cut', itemId: effect.itemId, heardChars: effect.heardChars, heardMs: effect.heardMs });
      default:
        return assertNever(effect);
    }
  };

  return {
    dispatch: (event) => dispatch(event),
    audio(from, base64) {
      const samples = decodePcm(base64);
      if (samples === null) return false;
      dispatch({ type: 'audio', responseId: from.responseId, itemId: from.itemId, contentIndex: from.contentIndex, samples: samples.length, at: voice.playedSamples() + voice.queuedSamples() }, samples);
      return true;
    },
    cut: () => dispatch({ type: 'cut', samples: voice.playedSamples() }),
    startReplyTimer() {
      theirEndAtMs = clock.monoMs();
    },
    cancelReplyTimer() {
      theirEndAtMs = null;
    },
    stop,
  };
}
