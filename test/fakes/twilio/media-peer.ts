import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../src-main/core/ports/clock.ts';

/** Twilio's end of one bidirectional media stream, as published: JSON texts, numbers as strings, 20 ms of 160 µ-law bytes. */
export interface MediaPeer {
  readonly streamSid: string;
  /** `connected` and `start`; then a frame every 20 ms. */
  begin(): void;
  /** A message of the app. One that Twilio does not know counts as an error, with Twilio's code. */
  receive(text: string): void;
  /** The far end speaks; what is not said yet waits. */
  say(mulaw: Uint8Array): void;
  press(digit: string): void;
  /** Packets of the call are lost for so long: the timestamp goes on, the chunk number does not, and nothing is sent. */
  lose(ms: number): void;
  /** The network holds the frames of so much time back, then they come all at once. */
  burst(ms: number): void;
  /** Twilio's play-out stands still for so long; its buffer keeps what it has. */
  stall(ms: number): void;
  /** All that was played to the far end since `begin`, 0xFF where there was nothing. */
  heard(): Uint8Array;
  /** The same without the silence between: what was really taken from the app. */
  playedBytes(): number;
  /** Bytes that the app sent, and bytes that it sent from the frame on that came after the last `clear`. */
  takenBytes(): number;
  readonly saidBytes: () => number;
  readonly clears: readonly { readonly atMs: number; readonly droppedBytes: number }[];
  readonly errors: readonly { readonly code: number; readonly text: string }[];
  readonly marks: readonly { readonly name: string; readonly atMs: number }[];
  /** Longest sound that lay here unplayed, ms. */
  mostAheadMs(): number;
  /** `stop`; the socket is closed by whoever opened it. */
  stop(): void;
  /** Nothing more is sent, and no `stop`: the socket broke. */
  cut(): void;
}

export interface MediaPeerOptions {
  readonly clock: Clock;
  readonly send: (text: string) => void;
  readonly accountSid: string;
  readonly callSid: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** One way, between app and Twilio. */
  readonly latencyMs?: number;
}

export const sid = (prefix: string): string => `${prefix}${randomBytes(16).toString('hex')}`;
const frameBytes = 160;
const silent = 0xff;

type Held = { readonly kind: 'sound'; bytes: Uint8Array } | { readonly kind: 'mark'; readonly name: string };

export function createMediaPeer(options: MediaPeerOptions): MediaPeer {
  const { clock, accountSid, callSid } = options;
  const latencyMs = options.latencyMs ?? 0;
  const streamSid = sid('MZ');
  const clears: { atMs: number; droppedBytes: number }[] = [];
  const errors: { code: number; text: string }[] = [];
  const marks: { name: string; atMs: number }[] = [];
  const heard: Uint8Array[] = [];
  let said = new Uint8Array(0);
  let buffer: Held[] = [];
  /** On its way to the far end's ear: taken at the last tick, heard by the next. */
  let onAir: { frame: Uint8Array; sound: number; marks: string[] } | null = null;
  let sequence = 1;
  let chunk = 0;
  let timestampMs = 0;
  let loseMs = 0;
  let stallMs = 0;
  let heldBackMs = 0;
  let heldBack: string[] = [];
  let played = 0;
  let taken = 0;
  let saidBytes = 0;
  let mostAhead = 0;
  let stopTicks: (() => void) | null = null;
  let over = false;

  const later = (run: () => void): void => { if (latencyMs === 0) run(); else clock.after(latencyMs, run); };
  const tell = (event: string, body: object): void => {
    if (over) return;
    const text = JSON.stringify({ event, sequenceNumber: String(sequence), ...body, streamSid });
    sequence += 1;
    later(() => { options.send(text); });
  };
  const returnMark = (name: string): void => {
    marks.push({ name, atMs: clock.monoMs() });
    tell('mark', { mark: { name } });
  };
  const bufferedBytes = (): number => buffer.reduce((sum, held) => sum + (held.kind === 'sound' ? held.bytes.length : 0), 0);

  const takeFrame = (): void => {
    const frame = new Uint8Array(frameBytes).fill(silent);
    const reached: string[] = [];
    let at = 0;
    while (buffer.length > 0) {
      const first = buffer[0]!;
      if (first.kind === 'mark') {
        reached.push(first.name);
        buffer.shift();
        continue;
      }
      if (at === frameBytes) break;
      const part = first.bytes.subarray(0, frameBytes - at);
      frame.set(part, at);
      at += part.length;
      if (part.length === first.bytes.length) buffer.shift();
      else first.bytes = first.bytes.subarray(part.length);
    }
    onAir = { frame, sound: at, marks: reached };
  };
  const tick = (): void => {
    if (onAir !== null) {
      heard.push(onAir.frame);
      played += onAir.sound;
      for (const name of onAir.marks) returnMark(name);
    }
    if (stallMs > 0) {
      stallMs -= 20;
      onAir = null;
    } else takeFrame();
    const stamp = timestampMs;
    timestampMs += 20;
    if (loseMs > 0) {
      loseMs -= 20;
      said = said.subarray(Math.min(said.length, frameBytes));
      return;
    }
    const frame = new Uint8Array(frameBytes).fill(silent);
    frame.set(said.subarray(0, frameBytes));
    said = said.slice(frameBytes);
    chunk += 1;
    saidBytes += frameBytes;
    const text = JSON.stringify({ event: 'media', sequenceNumber: String(sequence), media: { track: 'inbound', chunk: String(chunk), timestamp: String(stamp), payload: Buffer.from(frame).toString('base64') }, streamSid });
    sequence += 1;
    if (heldBackMs > 0) {
      heldBackMs -= 20;
      heldBack.push(text);
      if (heldBackMs > 0) return;
      for (const each of heldBack) later(() => { options.send(each); });
      heldBack = [];
      return;
    }
    later(() => { options.send(text); });
  };

  const take = (text: string): void => {
    if (over) return;
    const message = JSON.parse(text) as { event?: unknown; streamSid?: unknown; media?: { payload?: unknown }; mark?: { name?: unknown } };
    if (message.streamSid !== streamSid) { errors.push({ code: 31951, text: 'Stream - Protocol - Invalid Message: unknown streamSid' }); return; }
    switch (message.event) {
      case 'media': {
        const payload = message.media?.payload;
        if (typeof payload !== 'string' || Buffer.from(payload, 'base64').toString('base64') !== payload) { errors.push({ code: 31951, text: 'Stream - Protocol - Invalid Message: payload' }); return; }
        const bytes = new Uint8Array(Buffer.from(payload, 'base64'));
        taken += bytes.length;
        buffer.push({ kind: 'sound', bytes });
        mostAhead = Math.max(mostAhead, bufferedBytes() / 8);
        return;
      }
      case 'mark':
        if (typeof message.mark?.name !== 'string') { errors.push({ code: 31951, text: 'Stream - Protocol - Invalid Message: mark' }); return; }
        // With nothing before it a mark is reached at once.
        if (bufferedBytes() === 0 && (onAir?.sound ?? 0) === 0) returnMark(message.mark.name);
        else if (bufferedBytes() === 0) onAir?.marks.push(message.mark.name);
        else buffer.push({ kind: 'mark', name: message.mark.name });
        return;
      case 'clear': {
        clears.push({ atMs: clock.monoMs(), droppedBytes: bufferedBytes() });
        const waiting = buffer.flatMap((held) => (held.kind === 'mark' ? [held.name] : []));
        buffer = [];
        for (const name of waiting) returnMark(name);
        return;
      }
      default: errors.push({ code: 31951, text: `Stream - Protocol - Invalid Message: ${String(message.event)}` });
    }
  };

  return {
    streamSid,
    begin() {
      later(() => { options.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' })); });
      tell('start', { start: { streamSid, accountSid, callSid, tracks: ['inbound'], mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 }, customParameters: options.parameters } });
      stopTicks = clock.every(20, tick);
    },
    receive: (text) => { later(() => { take(text); }); },
    say: (mulaw) => { said = Uint8Array.from([...said, ...mulaw]); },
    press: (digit) => { tell('dtmf', { dtmf: { track: 'inbound_track', digit } }); },
    lose: (ms) => { loseMs += ms; },
    stall: (ms) => { stallMs += ms; },
    burst: (ms) => { heldBackMs += ms; },
    heard: () => Buffer.concat(heard),
    playedBytes: () => played,
    takenBytes: () => taken,
    saidBytes: () => saidBytes,
    clears, errors, marks,
    mostAheadMs: () => mostAhead,
    stop() {
      stopTicks?.();
      tell('stop', { stop: { accountSid, callSid } });
      over = true;
    },
    cut() {
      stopTicks?.();
      over = true;
    },
  };
}
