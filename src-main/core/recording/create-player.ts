import type { AudioHub, OutStream } from '../telephony/audio-hub.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { SoundReader } from './open-sound.ts';
import type { StereoSound } from '../ports/opus.ts';
import { laneSampleRate } from '../../../src-shared/audio/frame.ts';
import { saturate16 } from '../../../src-shared/audio/pcm.ts';

export interface Player {
  /** Plays both sides as one; `untilMs` past the end is the end. A screen plays one recording: an earlier one ends. Answers the stream. */
  play(peerId: string, callId: string, reader: SoundReader, fromMs: number, untilMs: number): number;
  stop(peerId: string, streamId: number): void;
  /** Its sound is gone. */
  stopCall(callId: string): void;
  stopAll(): void;
}

interface Playing { readonly peerId: string; readonly callId: string; readonly stream: OutStream; end(): void }

/** Read at once, and kept here unsent at most: memory does not grow with the recording. */
const partSamples = laneSampleRate / 2;
const lookEveryMs = 100;
/** A screen that never tells what it played does not keep the stream open. */
const playOutMs = 3_000;

export function createPlayer(deps: { readonly clock: Clock; readonly hub: Pick<AudioHub, 'openOut'> }): Player {
  const playing = new Map<number, Playing>();

  const start = (peerId: string, callId: string, reader: SoundReader, fromMs: number, untilMs: number): number => {
    let place = Math.round(fromMs * laneSampleRate / 1000);
    const last = Math.round(untilMs * laneSampleRate / 1000);
    let sent = 0;
    let played = 0;
    let allSentAtMs: number | null = null;
    let reading = false;
    let over = false;
    const stop: Disposer = deps.clock.every(lookEveryMs, () => { pump(); });
    const close = (): void => {
      if (over) return;
      over = true;
      stop();
      playing.delete(stream.id);
      void reader.close();
    };
    const end = (): void => {
      close();
      stream.end();
    };
    const stream = deps.hub.openOut(peerId, { keepFrames: Infinity, onPlayed: (samples) => { played = samples; pump(); }, onClosed: close });

    function pump(): void {
      if (over || reading) return;
      if (allSentAtMs !== null) {
        if (played >= sent || (stream.waitingSamples() === 0 && deps.clock.monoMs() - allSentAtMs > playOutMs)) end();
        return;
      }
      if (stream.waitingSamples() >= partSamples) return;
      reading = true;
      void reader.read(place, Math.min(partSamples, last - place)).then((part) => {
        reading = false;
        if (over) return;
        const mixed = part.ok ? mix(part.value) : new Int16Array(0);
        place += mixed.length;
        sent += mixed.length;
        if (mixed.length > 0) stream.send(mixed);
        if (mixed.length === 0 || place >= last) allSentAtMs = deps.clock.monoMs();
      });
    }
    playing.set(stream.id, { peerId, callId, stream, end });
    pump();
    return stream.id;
  };
  const endWhere = (fits: (each: Playing) => boolean): void => { for (const each of [...playing.values()]) if (fits(each)) each.end(); };

  return {
    play: (peerId, callId, reader, fromMs, untilMs) => {
      endWhere((each) => each.peerId === peerId);
      return start(peerId, callId, reader, fromMs, untilMs);
    },
    stop: (peerId, streamId) => { endWhere((each) => each.peerId === peerId && each.stream.id === streamId); },
    stopCall: (callId) => { endWhere((each) => each.callId === callId); },
    stopAll: () => { endWhere(() => true); },
  };
}

/** Both at full level: they seldom speak at once. */
function mix({ left, right }: StereoSound): Int16Array {
  const mixed = new Int16Array(left.length);
  for (let at = 0; at < left.length; at += 1) mixed[at] = saturate16((left[at] ?? 0) + (right[at] ?? 0));
  return mixed;
}
