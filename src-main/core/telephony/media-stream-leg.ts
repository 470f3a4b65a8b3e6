import type { Clock } from '../ports/clock.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { LegEndReason, LegEvents, LineLeg } from '../ports/line-leg.ts';
import type { StreamMessage } from './read-stream-message.ts';
import type { StreamSocket } from '../ports/media-streams.ts';
import { createOutgoingSound, frameBytes } from './outgoing-sound.ts';
import { createResampler } from '../../../src-shared/audio/resampler.ts';
import { decodeMulaw, encodeMulaw, mulawSilence } from '../../../src-shared/audio/mulaw.ts';
import { frameSamples } from '../../../src-shared/audio/frame.ts';
import { gapMs } from '../realtime/create-hearing.ts';
import { keypadTone } from './keypad-tones.ts';

export interface MediaStreamLeg extends LineLeg {
  playG711(bytes: Uint8Array): void;
  ringing(): void;
  /** The stream has begun: the other side is there. */
  attach(socket: Pick<StreamSocket, 'send'>, streamSid: string): void;
  hear(message: Extract<StreamMessage, { type: 'media' | 'mark' | 'dtmf' }>): void;
  /** The call is over. Once; nothing is told after it. */
  end(reason: LegEndReason, text?: string): void;
}

/** Lost sound is made up for by silence, but no more than this of one gap. */
export const longestGapMs = 10_000;
const tickMs = 20;
const bytesPerMs = 8;
/** Positions are samples at 24 kHz. */
const samplesPerByte = 3;
const silentFrame = new Uint8Array(frameBytes).fill(mulawSilence);
const silentSamples = new Int16Array(frameSamples);

/** A phone call on a Twilio media stream: µ-law both ways as it is, and PCM of it for whoever listens along. */
export function createMediaStreamLeg(deps: { readonly clock: Clock; readonly answer: () => void; readonly hangUp: () => void }, events: LegEvents): MediaStreamLeg {
  const { clock } = deps;
  const up = createResampler(8_000, 24_000);
  const upPlayed = createResampler(8_000, 24_000);
  const down = createResampler(24_000, 8_000);
  const heardSamples = new Int16Array(frameSamples);
  const playedSamples = new Int16Array(frameSamples);
  const frame = new Uint8Array(frameBytes);
  let filled = 0;
  let socket: Pick<StreamSocket, 'send'> | null = null;
  let head = { media: '', mark: '', clear: '' };
  /** By the stream's own count, and when we had it. */
  let expected: { readonly timestampMs: number; readonly atMs: number } | null = null;
  let played = false;
  let held = false;
  let rang = false;
  let over = false;
  let tick: Disposer = () => undefined;

  const sound = createOutgoingSound(clock, {
    media: (bytes) => { socket?.send(`${head.media}"${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}"}}`); },
    mark: (name) => { socket?.send(`${head.mark}"${name}"}}`); },
    clear: () => { socket?.send(head.clear); },
  });

  // What is said before the stream is there waits for it.
  sound.hold(true);

  const tell = (mulaw: Uint8Array): void => {
    if (held) return events.onAudio(silentSamples, undefined, silentFrame);
    up.process(decodeMulaw(mulaw), heardSamples);
    return events.onAudio(heardSamples, undefined, mulaw);
  };
  const take = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length && !over;) {
      const part = bytes.subarray(at, at + frameBytes - filled);
      frame.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < frameBytes) return;
      filled = 0;
      tell(frame);
    }
  };
  /** What the call's packets lost, less what the session's own silence has covered while nothing came at all. */
  const fillGap = (timestampMs: number): void => {
    if (expected === null) return;
    const waitedMs = clock.monoMs() - expected.atMs;
    const missingMs = timestampMs - expected.timestampMs - (waitedMs >= gapMs ? waitedMs : 0);
    for (let left = Math.min(missingMs, longestGapMs); left >= tickMs && !over; left -= tickMs) take(silentFrame);
  };
  const onTick = (): void => {
    sound.tick();
    const bytes = sound.takePlayed();
    if (bytes === null) {
      if (played) upPlayed.reset();
      played = false;
      return events.onPlayed(silentSamples);
    }
    played = true;
    upPlayed.process(decodeMulaw(bytes), playedSamples);
    return events.onPlayed(playedSamples);
  };

  return {
    play(samples) {
      const narrow = new Int16Array(down.outputRoom(samples.length));
      sound.voice(encodeMulaw(narrow.subarray(0, down.process(samples, narrow))));
    },
    playG711: (bytes) => { sound.voice(bytes); },
    endOfUtterance: () => { sound.endOfVoice(); },
    duck: (on) => { sound.duck(on); },
    clear: () => { sound.clear(); },
    playedSamples: () => sound.playedBytes() * samplesPerByte,
    queuedSamples: () => sound.queuedBytes() * samplesPerByte,
    sendDigits(digits) {
      for (const key of digits) {
        const tone = keypadTone(key);
        if (tone !== null) sound.key(tone);
      }
    },
    hold(on) {
      held = on;
      sound.hold(on || socket === null);
    },
    answer: deps.answer,
    hangUp: deps.hangUp,
    ringing() {
      if (rang || over) return;
      rang = true;
      events.onRinging();
    },
    attach(opened, streamSid) {
      if (over || socket !== null) return;
      const sid = JSON.stringify(streamSid);
      head = { media: `{"event":"media","streamSid":${sid},"media":{"payload":`, mark: `{"event":"mark","streamSid":${sid},"mark":{"name":`, clear: `{"event":"clear","streamSid":${sid}}` };
      socket = opened;
      sound.probe();
      sound.hold(held);
      tick = clock.every(tickMs, onTick);
      if (!rang) events.onRinging();
      rang = true;
      events.onAnswered();
    },
    hear(message) {
      if (over) return;
      switch (message.type) {
        case 'media':
          fillGap(message.timestampMs);
          expected = { timestampMs: message.timestampMs + message.bytes.length / bytesPerMs, atMs: clock.monoMs() };
          return take(message.bytes);
        case 'mark': return sound.returned(message.name);
        case 'dtmf': return events.onDigit(message.digit);
      }
    },
    end(reason, text) {
      if (over) return;
      over = true;
      tick();
      socket = null;
      events.onEnded(reason, text);
    },
  };
}
