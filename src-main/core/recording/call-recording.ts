import type { CallView, SettingsView } from '../../../src-shared/contract/views.ts';
import type { Clock } from '../ports/clock.ts';
import type { ConsentEffect } from './consent-machine.ts';
import type { HandlerError } from '../../../src-shared/contract/error-codes.ts';
import type { InputOf } from '../../../src-shared/contract/methods.ts';
import type { LineKind } from '../../../src-shared/domain/line.ts';
import type { Recordings } from '../ports/recordings.ts';
import type { RecordingGap } from '../ports/store.ts';
import type { RecordingState } from '../../../src-shared/domain/recording.ts';
import type { SessionEvent } from '../realtime/session-api.ts';
import type { SoundTap } from '../calls/sound-tap.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { clockLength } from '../calls/call-words.ts';
import { collectPeaks, peakStepMs } from './peaks.ts';
import { createWavWriter, type WavWriter, type WriterFailure } from './create-wav-writer.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { failureText } from './failure-text.ts';
import { followConsent } from './follow-consent.ts';
import { followDigits } from './follow-digits.ts';
import { blockBytes, msOfSamples, samplesOfMs, wavS16, type Side } from './wav-format.ts';
import { weaveSides, type Weave } from './weave-sides.ts';

/** What a recording is as far as it is written. */
export interface RecordingFacts {
  readonly consent: string;
  readonly gaps: readonly RecordingGap[];
  readonly lengthMs: number;
  readonly bytes: number;
}

export interface RecordScene {
  readonly callId: string;
  readonly line: LineKind;
  /** As they were when the call began. */
  readonly settings: SettingsView['recording'];
  /** Time in the call. */
  readonly atMs: () => number;
  /** Tells the assistant something that nobody hears. */
  readonly instruct: (text: string) => void;
  /** False: it could not be written. */
  readonly audit: (data: Readonly<Record<string, unknown>>) => boolean;
  readonly changed: () => void;
}

export interface CallRecordingDeps {
  readonly clock: Clock;
  readonly files: Pick<Recordings, 'create'>;
  readonly fileName: string;
  /** Writing begins: what is known of it so far. */
  readonly began: (facts: RecordingFacts) => void;
  /** It went wrong while the call is on. The text is for people. */
  readonly failed: (text: string, problem: WriterFailure) => void;
  /** The file is closed; it holds this much, and this outline. */
  readonly closed: (facts: RecordingFacts, peaks: Uint8Array) => void;
}

/** The recording of one call, from consent to the closed file. A tap of both its sides. */
export interface CallRecording extends SoundTap {
  view(): CallView['recording'];
  /** The line is open: the owner's own needs nobody's consent but his. */
  connected(): void;
  hear(event: SessionEvent): void;
  do(what: InputOf<'call.record'>['do']): Result<null, HandlerError>;
  /** What is in the file now; null while there is none. */
  facts(): RecordingFacts | null;
  /** The outline of that. */
  peaks(): Uint8Array;
  /** The file is closed, or there never was one. */
  over(): Promise<void>;
}

const weaveEveryMs = 100;
/** A frame that arrives after the end of a pause may hold the last of what was said in it. */
const resumeAfterMs = 40;
const byOwnersSetting = 'Your own microphone, by your setting.';

export function createCallRecording(deps: CallRecordingDeps, scene: RecordScene): CallRecording {
  const format = wavS16;
  const { atMs } = scene;
  const quiet: { readonly side: Side | 'both'; readonly from: number; to: number; readonly why: string }[] = [];
  const peaks = collectPeaks(format.rate);
  let state: RecordingState = scene.settings.mode === 'off' ? 'off' : 'waiting';
  let text: string | null = state === 'off' ? null : scene.line === 'assistant' || scene.settings.mode === 'announce' ? 'Starts when they have heard that the call is recorded.' : 'Starts when they say yes.';
  let consent = '';
  let writer: WavWriter | null = null;
  let weave: Weave | null = null;
  let ticking: (() => void) | null = null;
  let woven = 0;
  let closing: Promise<void> = Promise.resolve();

  const show = (next: RecordingState, words: string | null): void => {
    state = next;
    text = words === null ? null : words.slice(0, 300);
    scene.changed();
  };
  const here = (): number => samplesOfMs(format, atMs());

  const write = (left: Int16Array, right: Int16Array): void => {
    for (const span of quiet) {
      const [from, to] = [Math.max(0, span.from - woven), Math.min(left.length, span.to - woven)];
      if (from >= to) continue;
      if (span.side !== 'played') left.fill(0, from, to);
      if (span.side !== 'them') right.fill(0, from, to);
    }
    woven += left.length;
    peaks.add(left, right);
    writer?.write(left, right);
  };
  const facts = (): RecordingFacts => {
    const kept = writer?.keptSamples() ?? 0;
    const gaps = quiet.filter((span) => span.from < kept).map((span) => ({ fromMs: Math.round(msOfSamples(format, span.from)), toMs: Math.round(msOfSamples(format, Math.min(span.to, kept))), why: span.why }));
    return { consent, gaps, lengthMs: Math.round(msOfSamples(format, kept)), bytes: format.headerBytes + kept * blockBytes(format) };
  };
  const keptPeaks = (lengthMs: number): Uint8Array => peaks.bytes().subarray(0, Math.ceil(lengthMs / peakStepMs) * 2);

  const begin = (words: string, data: Readonly<Record<string, unknown>>, before: string): void => {
    const startMs = atMs();
    if (!scene.audit({ what: 'began', mode: scene.settings.mode, atMs: startMs, consent: words, ...data })) {
      return show('failed', 'The audit log could not be written, so nothing is recorded. The call goes on. Free some disk space before the next call.');
    }
    consent = words.slice(0, 400);
    writer = createWavWriter({ clock: deps.clock, files: deps.files, name: deps.fileName, format, failed });
    // The recording's time is the call's: until here it is silent.
    woven = samplesOfMs(format, startMs);
    if (woven > 0) {
      quiet.push({ side: 'both', from: 0, to: woven, why: before });
      writer.pad(woven);
      peaks.add(new Int16Array(woven), new Int16Array(woven));
    }
    weave = weaveSides({ rate: format.rate, startMs, write });
    ticking = deps.clock.every(weaveEveryMs, () => { weave?.tick(atMs()); });
    deps.began(facts());
    show('on', null);
  };
  /** Writes what is there, closes the file, and tells what it holds. */
  const finish = (): void => {
    const ending = writer;
    if (weave === null || ending === null) return;
    ticking?.();
    ticking = null;
    weave.end(atMs());
    weave = null;
    closing = ending.end().then(() => {
      const held = facts();
      deps.closed(held, keptPeaks(held.lengthMs));
    });
  };
  function failed(problem: WriterFailure): void {
    const words = failureText(problem, clockLength(facts().lengthMs));
    show('failed', words);
    deps.failed(words, problem);
    finish();
  }

  const consentEffect = (effect: ConsentEffect): void => {
    if (state === 'done' || state === 'failed') return;
    const at = clockLength(atMs());
    switch (effect.type) {
      case 'remind': return scene.instruct(effect.text);
      case 'begin': return effect.words === null
        ? begin(`Told at ${at}: the call is recorded.`, {}, 'Before they were told')
        : begin(`Said yes at ${at}: “${effect.words.slice(0, 300)}”`, { words: effect.words.slice(0, 300) }, 'Before they said yes');
      case 'refused':
        scene.audit({ what: 'refused', atMs: atMs(), words: effect.words.slice(0, 300) });
        show('refused', effect.before ? `They said no at ${at}. Nothing is recorded.` : `They asked at ${at} not to be recorded. It has ended; what was recorded before is kept until you erase it.`);
        return finish();
      case 'give_up':
        scene.audit({ what: 'unclear', atMs: atMs() });
        return show('off', scene.settings.mode === 'ask' ? 'They did not clearly say yes, so nothing is recorded.' : 'They could not be told that the call is recorded, so nothing is recorded.');
      default: return assertNever(effect);
    }
  };
  const asked = scene.settings.mode === 'off' || scene.line === 'assistant' ? null : followConsent(scene.settings.mode, consentEffect);
  const digits = !scene.settings.hideCardNumbers ? null : followDigits(atMs, (side, fromMs, toMs) => {
    const [from, to] = [samplesOfMs(format, fromMs), samplesOfMs(format, toMs)];
    if (writer === null || weave === null || to <= from) return;
    quiet.push({ side, from, to, why: 'A card number or a code was said' });
    writer.silence(side, Math.min(from, woven), Math.min(to, woven));
    peaks.silence(side, from, to);
  });

  return {
    view: () => ({ state, text }),
    facts: () => (writer === null ? null : facts()),
    peaks: () => keptPeaks(facts().lengthMs),
    connected: () => { if (state === 'waiting' && scene.line === 'assistant') begin(byOwnersSetting, {}, 'Before the call was connected'); },
    hear: (event) => {
      digits?.hear(event);
      asked?.hear(event);
    },
    them: (samples) => { weave?.take('them', samples, atMs()); },
    played: (samples) => { weave?.take('played', samples, atMs()); },
    do: (what) => {
      const wrong = (message: string): Result<never, HandlerError> => err({ code: 'wrong_state', message });
      if (state !== 'on' && state !== 'paused') return wrong('This call is not being recorded. Nothing was changed.');
      switch (what) {
        case 'pause':
          if (state === 'paused') return ok(null);
          quiet.push({ side: 'both', from: here(), to: Infinity, why: 'Paused by you' });
          show('paused', 'Paused by you. Nothing is kept until you go on.');
          return ok(null);
        case 'resume':
          for (const span of quiet) if (span.to === Infinity) span.to = here() + samplesOfMs(format, resumeAfterMs);
          show('on', null);
          return ok(null);
        case 'stop':
          show('done', `You ended it at ${clockLength(atMs())}.`);
          finish();
          return ok(null);
        default: return assertNever(what);
      }
    },
    stop: () => {
      if (state === 'waiting') show('off', scene.line !== 'assistant' && scene.settings.mode === 'ask' ? 'They did not say yes, so nothing was recorded.' : 'They had not heard that the call is recorded, so nothing was.');
      if (state === 'on' || state === 'paused') show('done', null);
      finish();
    },
    over: () => closing,
  };
}
