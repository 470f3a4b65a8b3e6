import type { LegEndReason } from '../../../src-main/core/ports/line-leg.ts';
import { createFakeClock, type FakeClock } from '../fake-clock.ts';
import { createMediaPeer, type MediaPeer } from './media-peer.ts';
import { createMediaStreamLeg, type MediaStreamLeg } from '../../../src-main/core/telephony/media-stream-leg.ts';
import { readStreamMessage } from '../../../src-main/core/telephony/read-stream-message.ts';

export interface LegBench {
  readonly clock: FakeClock;
  readonly leg: MediaStreamLeg;
  readonly peer: MediaPeer;
  /** Everything that was heard from the far end, µ-law. */
  heardHere(): Uint8Array;
  /** What was told as played, PCM16 24 kHz. */
  playedHere(): Int16Array;
  readonly digits: readonly string[];
  readonly ends: readonly LegEndReason[];
}

/** A leg and Twilio's end of its stream, in memory, on one clock. */
export function openLegBench(options: { readonly latencyMs?: number } = {}): LegBench {
  const clock = createFakeClock();
  const heard: Uint8Array[] = [];
  const played: Int16Array[] = [];
  const digits: string[] = [];
  const ends: LegEndReason[] = [];
  const leg = createMediaStreamLeg({ clock, answer: () => undefined, hangUp: () => undefined }, {
    onRinging: () => undefined, onAnswered: () => undefined,
    onAudio: (_, _seq, g711) => { heard.push((g711 ?? new Uint8Array(0)).slice()); },
    onPlayed: (samples) => { played.push(samples.slice()); },
    onDigit: (digit) => { digits.push(digit); },
    onEnded: (reason) => { ends.push(reason); },
  });
  const peer: MediaPeer = createMediaPeer({
    clock, accountSid: 'AC', callSid: 'CA', parameters: {}, latencyMs: options.latencyMs ?? 0,
    send: (text) => {
      const read = readStreamMessage(text);
      if (!read.ok) throw new Error(read.error);
      const message = read.value;
      if (message.type === 'start') leg.attach({ send: (answer) => { peer.receive(answer); } }, message.streamSid);
      if (message.type === 'media' || message.type === 'mark' || message.type === 'dtmf') leg.hear(message);
    },
  });
  peer.begin();
  return {
    clock, leg, peer, digits, ends,
    heardHere: () => Buffer.concat(heard),
    playedHere: () => Int16Array.from(played.flatMap((frame) => [...frame])),
  };
}

/** Sound of which every 20 ms differ: µ-law, `ms` long, never 0xFF. */
export function speech(ms: number, seed = 1): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length: ms * 8 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const code = state >>> 24;
    return code === 0xff || code === 0x7f ? 0x55 : code;
  });
}

/** The same without silence. */
export function sounds(bytes: Uint8Array): Uint8Array {
  return bytes.filter((code) => code !== 0xff);
}
