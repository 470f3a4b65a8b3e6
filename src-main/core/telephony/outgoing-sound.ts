import type { Clock } from '../ports/clock.ts';
import { createPlayoutClock } from './playout-clock.ts';
import { decodeMulaw, encodeMulaw, mulawSilence } from '../../../src-shared/audio/mulaw.ts';

/** What is said on a media stream: µ-law, 8 bytes a millisecond, sent a little ahead of its time. */
export interface OutgoingSound {
  voice(bytes: Uint8Array): void;
  /** One key of the keypad: played whole, in its place, whatever is cleared. */
  key(bytes: Uint8Array): void;
  /** What waits may go, although it fills no frame. */
  endOfVoice(): void;
  duck(on: boolean): void;
  /** Drops the voice, here and there, at once. */
  clear(): void;
  /** Measures the way to the other end, while it is quiet. */
  probe(): void;
  /** Stops and takes back what was not played; it is sent again afterwards. */
  hold(on: boolean): void;
  /** Every 20 ms: sends what is due. */
  tick(): void;
  returned(mark: string): void;
  playedBytes(): number;
  /** Waiting here, and sent but not played. */
  queuedBytes(): number;
  /** The next 20 ms as they were played; null for silence. */
  takePlayed(): Uint8Array | null;
}

export interface OutgoingWire {
  media(bytes: Uint8Array): void;
  mark(name: string): void;
  clear(): void;
}

export const frameBytes = 160;
/** Enough for a hiccup of the network or of this process; little enough that ducking is heard at once. */
export const aheadMs = 200;
const aheadBytes = aheadMs * 8;
const markEveryBytes = 5 * frameBytes;
/** Playing out is told in frames, this many bytes behind the clock, so that a tick that comes early leaves no hole. */
const cushionBytes = 2 * frameBytes;
/** −20 dB. */
const duckGain = 0.1;
const softer = encodeMulaw(decodeMulaw(Uint8Array.from({ length: 256 }, (_, code) => code)).map((sample) => Math.round(sample * duckGain)));

interface Piece { readonly kind: 'voice' | 'key'; readonly bytes: Uint8Array }
interface SentPiece extends Piece { readonly from: number; readonly asSent: Uint8Array }

export function createOutgoingSound(clock: Clock, wire: OutgoingWire): OutgoingSound {
  const playout = createPlayoutClock(clock);
  let queue: Piece[] = [];
  let queued = 0;
  let sent: SentPiece[] = [];
  /** Played, and not yet told. */
  const heard: Uint8Array[] = [];
  let heardBytes = 0;
  let heardTo = 0;
  let telling = false;
  let tailMayGo = false;
  let sinceMark = 0;
  let ducked = false;
  let held = false;
  /** Something may lie at the other end. */
  let dirty = false;

  const put = (kind: Piece['kind'], bytes: Uint8Array): void => {
    if (bytes.length === 0) return;
    queue.push({ kind, bytes });
    queued += bytes.length;
  };
  const endOf = (piece: SentPiece): number => piece.from + piece.bytes.length;
  const note = (): number => {
    const played = playout.played();
    for (const piece of sent) {
      const part = piece.asSent.subarray(Math.max(0, heardTo - piece.from), Math.max(0, played - piece.from));
      if (part.length === 0) continue;
      heard.push(part);
      heardBytes += part.length;
    }
    heardTo = played;
    sent = sent.filter((piece) => endOf(piece) > played);
    return played;
  };
  const send = (kind: Piece['kind'], bytes: Uint8Array): void => {
    const begins = playout.played() === playout.sent();
    const asSent = kind === 'voice' && ducked ? bytes.map((code) => softer[code] ?? mulawSilence) : bytes;
    sent.push({ kind, bytes, asSent, from: playout.sent() });
    playout.send(bytes.length);
    wire.media(asSent);
    dirty = true;
    sinceMark += bytes.length;
    if (begins || sinceMark >= markEveryBytes || queue.length === 0) {
      sinceMark = 0;
      wire.mark(playout.mark());
    }
  };
  /** A frame of voice from the head of the queue; what is left of a piece stays there. */
  const takeVoice = (): Uint8Array => {
    const frame = new Uint8Array(frameBytes);
    let at = 0;
    while (at < frameBytes && queue[0]?.kind === 'voice') {
      const [{ bytes }] = queue as [Piece];
      const part = bytes.subarray(0, frameBytes - at);
      frame.set(part, at);
      at += part.length;
      if (part.length === bytes.length) queue.shift();
      else queue[0] = { kind: 'voice', bytes: bytes.subarray(part.length) };
    }
    return at === frameBytes ? frame : frame.subarray(0, at);
  };
  const voiceAtHead = (): number => {
    let bytes = 0;
    for (const piece of queue) {
      if (piece.kind !== 'voice' || bytes >= frameBytes) break;
      bytes += piece.bytes.length;
    }
    return bytes;
  };
  const sendDue = (): void => {
    if (held) return;
    for (let ahead = playout.sent() - note(); ahead < aheadBytes; ahead = playout.sent() - playout.played()) {
      const [first] = queue;
      if (first === undefined) return;
      if (first.kind === 'key') {
        queue.shift();
        queued -= first.bytes.length;
        send('key', first.bytes);
        continue;
      }
      // Behind a key nothing is sent before it was played: so it is never in the way when voice is cleared.
      if (sent.some((piece) => piece.kind === 'key')) return;
      if (voiceAtHead() < frameBytes && !tailMayGo && queue.every((piece) => piece.kind === 'voice') && ahead > cushionBytes) return;
      const frame = takeVoice();
      queued -= frame.length;
      send('voice', frame);
    }
  };
  /** Ends what the other end holds. `keep`: what of it comes back to the head of the queue. */
  const takeBack = (keep: (piece: SentPiece, played: number) => Uint8Array | null): void => {
    const reach = playout.reach();
    // A key that is being played goes on; behind it there are only keys.
    if (sent.some((piece) => piece.kind === 'key' && piece.from < reach && endOf(piece) > playout.played())) return;
    playout.cleared();
    const played = note();
    const back = sent.flatMap((piece): Piece[] => {
      const bytes = keep(piece, played);
      return bytes === null ? [] : [{ kind: piece.kind, bytes }];
    });
    sent = [];
    sinceMark = 0;
    queue = [...back, ...queue];
    queued = queue.reduce((sum, piece) => sum + piece.bytes.length, 0);
    if (dirty) wire.clear();
    dirty = false;
  };

  return {
    voice(bytes) {
      tailMayGo = false;
      put('voice', bytes);
      sendDue();
    },
    key(bytes) {
      put('key', bytes);
      sendDue();
    },
    endOfVoice() {
      tailMayGo = true;
      sendDue();
    },
    duck(on) { ducked = on; },
    clear() {
      ducked = false;
      queue = queue.filter((piece) => piece.kind === 'key');
      queued = queue.reduce((sum, piece) => sum + piece.bytes.length, 0);
      takeBack((piece) => (piece.kind === 'key' ? piece.bytes : null));
      sendDue();
    },
    probe: () => { wire.mark(playout.mark()); },
    hold(on) {
      if (on === held) return;
      held = on;
      if (on) takeBack((piece, played) => (piece.kind === 'key' ? piece.bytes : piece.bytes.subarray(Math.max(0, played - piece.from))));
      else sendDue();
    },
    tick: sendDue,
    returned: (mark) => playout.returned(mark),
    playedBytes: () => playout.played(),
    queuedBytes: () => queued + playout.sent() - playout.played(),
    takePlayed() {
      const played = note();
      const over = played === playout.sent();
      if (heardBytes === 0 || (!over && heardBytes < (telling ? frameBytes : cushionBytes))) {
        telling = false;
        return null;
      }
      telling = true;
      const frame = new Uint8Array(frameBytes).fill(mulawSilence);
      for (let at = 0; at < frameBytes && heard.length > 0;) {
        const [first] = heard as [Uint8Array];
        const part = first.subarray(0, frameBytes - at);
        frame.set(part, at);
        at += part.length;
        heardBytes -= part.length;
        if (part.length === first.length) heard.shift();
        else heard[0] = first.subarray(part.length);
      }
      return frame;
    },
  };
}
