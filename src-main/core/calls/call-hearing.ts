import type { HearingSettings } from '../../../src-shared/domain/hearing.ts';
import type { VoiceDetector } from '../ports/voice-detector.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { createGatedSound } from '../../../src-shared/audio/gated-sound.ts';
import { createRecentFrames } from '../../../src-shared/audio/recent-frames.ts';
import { createSpeechGate } from '../../../src-shared/audio/speech-gate.ts';
import { rmsOf } from '../../../src-shared/audio/pcm.ts';

export interface CallHearingDeps {
  /** Of this call: `settleHearing` has seen the line. */
  readonly settings: HearingSettings;
  /** Null: none is needed. */
  readonly detector: VoiceDetector | null;
  /** Silence that ends a turn, where it is found by silence. */
  readonly turnSilenceMs: number;
  /** Towards the assistant. The array is only valid during the call. */
  readonly send: (samples: Int16Array) => void;
  readonly startTurn: () => void;
  readonly commitTurn: (silenceMs: number) => void;
}

export interface HearingFigures {
  /** How often the gate opened or closed, a minute of the call. */
  readonly flutterPerMin: number;
  /** Share of the call in which it was closed, 0 to 1. */
  readonly gated: number;
  /** How loud what is played comes back, dB; as far as it was learned. */
  readonly echoGainDb: number;
}

/** What of the other side's sound goes to the assistant, and, where we find the turns, when theirs begin and end. */
export interface CallHearing {
  /** 20 ms of the other side, before any judgement. */
  them(samples: Int16Array): void;
  /** 20 ms as really played to them. */
  played(samples: Int16Array): void;
  /** The owner's key is down, or up. */
  talk(on: boolean): void;
  /** They are muted or the call is held: a turn that is on is over. */
  pause(): void;
  /** Null where nothing was judged. */
  figures(): HearingFigures | null;
  stop(): void;
}

const frameMs = 20;
const framesPerMin = 3_000;
/** 300 ms of sound before speech was found: what the service keeps too, where it finds turns. */
const leadFrames = 15;
/** Turns that we find end after this much silence at least: a breath is no end. */
export const leastTurnSilenceMs = 500;
const silence = new Int16Array(480);

export function createCallHearing(deps: CallHearingDeps): CallHearing {
  const { detector, send, settings } = deps;
  const gate = createSpeechGate(settings);
  const gated = createGatedSound(deps.turnSilenceMs);
  const lead = createRecentFrames(leadFrames);
  const turnSilenceMs = Math.max(leastTurnSilenceMs, deps.turnSilenceMs);
  let playedLevel = 0;
  let inTurn = false;
  let quietMs = 0;

  const judge = (samples: Int16Array): boolean => gate.next(detector?.isSpeech(samples) ?? true, rmsOf(samples), playedLevel);
  const begin = (): void => {
    inTurn = true;
    quietMs = 0;
    deps.startTurn();
  };
  const end = (silenceMs: number): void => {
    if (!inTurn) return;
    inTurn = false;
    deps.commitTurn(silenceMs);
  };
  const findTurn = (samples: Int16Array): void => {
    const open = judge(samples);
    if (!inTurn && !gate.speaks) return samples.length === silence.length ? lead.push(samples) : undefined;
    if (!inTurn) {
      begin();
      for (let oldest = lead.shift(); oldest !== null; oldest = lead.shift()) send(oldest);
    }
    send(open || !settings.gate ? samples : silence.subarray(0, samples.length));
    quietMs = gate.speaks ? 0 : quietMs + frameMs;
    if (quietMs >= turnSilenceMs) end(quietMs);
  };

  return {
    them(samples) {
      switch (settings.turns) {
        case 'push_to_talk': return inTurn ? send(samples) : undefined;
        case 'here': return findTurn(samples);
        case 'service': return settings.gate ? gated.next(samples, judge(samples), send) : send(samples);
        default: return assertNever(settings.turns);
      }
    },
    played(samples) { playedLevel = rmsOf(samples); },
    talk(on) {
      if (settings.turns !== 'push_to_talk' || on === inTurn) return;
      if (on) begin();
      else end(0);
    },
    pause: () => { end(0); },
    figures: () => (gate.frames === 0 ? null : {
      flutterPerMin: Math.round((gate.transitions * framesPerMin * 10) / gate.frames) / 10,
      gated: Math.round((gate.closedFrames / gate.frames) * 1_000) / 1_000,
      echoGainDb: Math.round(gate.echoGainDb),
    }),
    stop: () => detector?.dispose(),
  };
}
