import type { AuditKind } from '../../../src-shared/domain/audit.ts';
import type { CallCounter } from './create-call-counter.ts';
import type { CallDeps } from './call-deps.ts';
import type { CallParts } from './running-call.ts';
import type { CallRecording } from '../recording/call-recording.ts';
import type { RealtimeSession } from '../realtime/session-api.ts';
import type { SoundTap } from './sound-tap.ts';
import { createCallHearing, type CallHearing } from './call-hearing.ts';
import { createCallMedia, type CallMedia } from './call-media.ts';
import { createServiceFeed } from './service-feed.ts';
import { createCallSound, type CallSound } from './call-sound.ts';

export interface CallEarsScene {
  readonly parts: CallParts;
  readonly session: Pick<RealtimeSession, 'sendAudio' | 'sendG711' | 'sendText' | 'startTurn' | 'commitTurn'>;
  readonly counter: Pick<CallCounter, 'heard'>;
  readonly atMs: () => number;
  readonly audit: (kind: AuditKind, data: Readonly<Record<string, unknown>>) => boolean;
  readonly connected: () => boolean;
  readonly onHold: () => boolean;
  readonly muted: () => boolean;
  /** Something to be shown has changed. */
  readonly changed: (listening: boolean) => void;
}

/** All that follows the sound of a call. */
export interface CallEars {
  readonly media: CallMedia;
  readonly recording: CallRecording;
  readonly sound: CallSound;
  readonly hearing: CallHearing;
  /** 20 ms of the other side, as its line gives it. */
  them(samples: Int16Array, seq?: number, g711?: Uint8Array): void;
  /** 20 ms as really played to them. */
  played(samples: Int16Array): void;
  stop(): void;
}

const silence = new Int16Array(0);

/** The way of a call's sound: to the assistant through the gate, and to everything that follows it. */
export function createCallEars(deps: CallDeps, scene: CallEarsScene): CallEars {
  const { clock } = deps;
  const { parts, session } = scene;
  const { plan } = parts;
  const media = createCallMedia({
    clock, hub: deps.hub,
    onLevels: (them, assistant) => { if (scene.connected()) deps.signal({ type: 'levels', callId: plan.id, them, assistant }); },
    onListening: () => { scene.changed(media.listening()); },
  });
  const recording = deps.record({
    callId: plan.id, line: plan.line, settings: parts.recording, atMs: scene.atMs, changed: () => { scene.changed(media.listening()); },
    instruct: (text) => { session.sendText(text, { role: 'system', respond: false }); },
    audit: (data) => scene.audit('recording', data),
  });
  const sound = createCallSound({ clock, callId: plan.id, ownMicrophone: plan.line === 'assistant', due: () => scene.connected() && !scene.onHold(), raise: deps.raise, clear: deps.clear });
  const hearing = createCallHearing({
    settings: parts.hearing, turnSilenceMs: parts.turnSilenceMs,
    detector: parts.hearing.gate || parts.hearing.turns === 'here' ? (deps.createDetector?.(parts.hearing) ?? null) : null,
    send: (samples) => {
      scene.counter.heard(samples.length);
      feed(samples, samples === untouched.samples ? untouched.g711 : undefined);
    },
    startTurn: () => { session.startTurn(); },
    commitTurn: (silenceMs) => { session.commitTurn(silenceMs); },
  });
  const feed = createServiceFeed(session, parts.session.format);
  /** What came just now, also as the line carried it: sound that the gate lets through as it is goes on untouched. */
  let untouched: { readonly samples: Int16Array | null; readonly g711: Uint8Array | undefined } = { samples: null, g711: undefined };
  const taps: readonly SoundTap[] = [media, recording, sound];

  return {
    media, recording, sound, hearing,
    them: (samples, seq, g711) => {
      if (!scene.connected()) return;
      // Muted sound stays sound, of silence: the service ends a turn on it.
      const heard = scene.muted() ? new Int16Array(samples.length) : samples;
      untouched = { samples: heard === samples ? samples : null, g711 };
      if (!scene.onHold()) hearing.them(heard);
      for (const tap of taps) tap.them(heard, seq);
    },
    played: (samples) => {
      const played = scene.connected() ? samples : silence;
      hearing.played(played);
      for (const tap of taps) tap.played(played);
    },
    stop: () => {
      for (const tap of taps) tap.stop();
      hearing.stop();
    },
  };
}
