import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Clock } from '../ports/clock.ts';
import { decodeBytes, decodePcm } from './pcm-base64.ts';
import { untilAligned } from './every-aligned.ts';
import { createReplyClock } from './reply-clock.ts';
import type { AudioFormat, SessionEvent, VoiceOut } from './session-api.ts';
import type { SoundFrame } from './sound-frame.ts';
import { samplesOf } from './sound-frame.ts';
import type { LedgerEffect, LedgerEvent } from './turn-ledger.ts';
import { initialLedger, isUnheard, samplesToNews, stepLedger } from './turn-ledger.ts';

export interface AssistantVoiceHooks {
  emit(event: SessionEvent): void;
  /** What the assistant said so far in this item. */
  onWords(itemId: string, text: string): void;
  /** The service's memory must be corrected. */
  truncate(itemId: string, contentIndex: number, audioEndMs: number, heardText: string): void;
  remove(itemId: string): void;
  /** The last round trip to the service, ms. */
  rttMs(): number | null;
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
  /** Softer or as before; nothing is dropped. */
  duck(on: boolean): void;
  /** Something of it was received and not yet heard. */
  isUnheard(): boolean;
  /** It is being heard right now. */
  isHeard(): boolean;
  /** Their speech ended now: the next sound of the assistant is the reply. `endSentAtMs`: when the last of it was sent; `silent`: after a silence that was waited for; `here`: by us and not by the service. */
  startReplyTimer(endSentAtMs: number | null, silent: boolean, here?: boolean): void;
  /** The answer was asked for by us. */
  replyAsked(): void;
  cancelReplyTimer(): void;
  stop(): void;
}

/** How exactly we know when something was heard. The line is asked when there should be news, and not more often than this: a timer a call and frame would cost more than the sound. */
const leastWaitMs = 20;
/** It is asked this often all the same: a line may run ahead of our clock. */
const checkMs = 100;
const samplesPerMs = 24;

export function createAssistantVoice(clock: Clock, voice: VoiceOut, format: AudioFormat, hooks: AssistantVoiceHooks): AssistantVoice {
  let ledger = initialLedger;
  const replyClock = createReplyClock();
  let stopWaiting: Disposer = () => undefined;
  /** When the line is asked next, monotonic ms; null = there is nothing to ask. */
  let askAtMs: number | null = null;

  const dispatch = (event: LedgerEvent, sound: SoundFrame | null = null): void => {
    const step = stepLedger(ledger, event);
    ledger = step.state;
    for (const effect of step.effects) run(effect, sound);
    askInTime();
  };

  const askInTime = (): void => {
    const samples = samplesToNews(ledger, voice.playedSamples());
    if (samples === null) return stop();
    const nowMs = clock.monoMs();
    const waitMs = Math.min(Math.max(leastWaitMs, samples / samplesPerMs), untilAligned(nowMs, checkMs, leastWaitMs));
    const atMs = nowMs + waitMs;
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
    const reply = replyClock.sounded(clock.monoMs() - samplesAgo / samplesPerMs, hooks.rttMs());
    if (reply !== null) hooks.emit({ type: 'latency', ...reply });
  };

  const run = (effect: LedgerEffect, sound: SoundFrame | null): void => {
    switch (effect.type) {
      case 'play':
        if (sound instanceof Int16Array) voice.play(sound);
        else if (sound !== null) voice.playG711?.(sound);
        return replyClock.soundQueued(clock.monoMs());
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
      const sound = format === 'pcm24k' ? decodePcm(base64) : decodeBytes(base64);
      if (sound === null) return false;
      replyClock.soundCame(clock.monoMs());
      dispatch({ type: 'audio', responseId: from.responseId, itemId: from.itemId, contentIndex: from.contentIndex, samples: samplesOf(sound), at: voice.playedSamples() + voice.queuedSamples() }, sound);
      return true;
    },
    cut: () => dispatch({ type: 'cut', samples: voice.playedSamples() }),
    duck: (on) => voice.duck(on),
    isUnheard: () => isUnheard(ledger),
    isHeard: () => ledger.items.some((item) => item.sounded && !item.heardTold),
    startReplyTimer: (endSentAtMs, silent, here = false) => replyClock.theyStopped({ nowMs: clock.monoMs(), endSentAtMs, silent, here }),
    replyAsked: () => replyClock.asked(),
    cancelReplyTimer: () => replyClock.cancel(),
    stop,
  };
}
