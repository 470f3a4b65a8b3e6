import type { AudioHub, InStream, OutStream } from './audio-hub.ts';
import type { Clock } from '../ports/clock.ts';
import type { LegEvents, LineLeg } from '../ports/line-leg.ts';
import { frameSamples } from '../../../src-shared/audio/frame.ts';

export interface AssistantLeg extends LineLeg {
  /** Opens microphone and voice on this screen; a screen that had them loses them. What was not yet played is played there. */
  openScreen(peerId: string): { readonly microphoneStreamId: number; readonly voiceStreamId: number };
  /** This stream is the voice, as this screen plays it. */
  plays(peerId: string, streamId: number): boolean;
}

/**
 * The assistant line: "them" is the owner at his microphone, on a screen. The screen's clock is the clock of what was heard.
 * Without a screen the call goes on: nothing is played, and nothing of the queue is lost.
 */
export function createAssistantLeg(deps: { readonly clock: Clock; readonly hub: AudioHub; readonly onScreen: (there: boolean) => void }, events: LegEvents): AssistantLeg {
  const { clock, hub } = deps;
  let voice: OutStream | null = null;
  let voicePeer: string | null = null;
  let microphone: InStream | null = null;
  /** Queued sound of which no `played` report has come. */
  let unplayed: Int16Array[] = [];
  /** Reported as played, to be told in 20 ms steps. */
  const heard: Int16Array[] = [];
  let playedBefore = 0;
  let playedHere = 0;
  let held = false;
  let over = false;

  const onPlayed = (reported: number): void => {
    let left = Math.max(0, reported - playedHere);
    playedHere = Math.max(playedHere, reported);
    while (left > 0 && unplayed.length > 0) {
      const first = unplayed[0] ?? new Int16Array(0);
      if (first.length > left) {
        heard.push(first.subarray(0, left));
        unplayed[0] = first.subarray(left);
        return;
      }
      heard.push(first);
      unplayed.shift();
      left -= first.length;
    }
  };
  const closeScreen = (): void => {
    playedBefore += playedHere;
    playedHere = 0;
    voice?.end();
    microphone?.end();
    voice = null;
    microphone = null;
  };
  const tick = clock.every(20, () => { events.onPlayed(takeFrame(heard)); });
  const ringing = clock.after(0, () => {
    events.onRinging();
    if (!over) events.onAnswered();
  });
  const end = (): void => {
    if (over) return;
    over = true;
    tick();
    ringing();
    closeScreen();
    events.onEnded('hung_up_by_owner');
  };

  return {
    play: (samples) => {
      if (over) return;
      unplayed.push(samples);
      if (!held) voice?.send(samples);
    },
    endOfUtterance: () => {},
    duck: (on) => voice?.duck(on),
    clear: () => {
      unplayed = [];
      voice?.clear();
    },
    playedSamples: () => playedBefore + playedHere,
    queuedSamples: () => unplayed.reduce((sum, samples) => sum + samples.length, 0),
    sendDigits: () => {},
    hold: (on) => {
      if (on === held) return;
      held = on;
      // The screen drops what it holds; it is sent again afterwards, from where it was heard.
      if (on) voice?.clear();
      else for (const samples of unplayed) voice?.send(samples);
    },
    answer: () => {},
    hangUp: end,
    plays: (peerId, streamId) => voicePeer === peerId && voice?.id === streamId,
    openScreen: (peerId) => {
      closeScreen();
      let open = true;
      const lost = (): void => {
        if (!open) return;
        open = false;
        closeScreen();
        deps.onScreen(false);
      };
      // A stream that we replaced ourselves must not be taken for a lost screen.
      const mine = hub.openOut(peerId, { keepFrames: Infinity, onPlayed: (samples) => { if (voice === mine) onPlayed(samples); }, onClosed: () => { if (voice === mine) lost(); } });
      const input = hub.openIn(peerId, { onAudio: (samples, seq) => { if (!held && microphone === input) events.onAudio(samples, seq); }, onClosed: () => { if (microphone === input) lost(); } });
      voice = mine;
      voicePeer = peerId;
      microphone = input;
      if (!held) for (const samples of unplayed) mine.send(samples);
      deps.onScreen(true);
      return { microphoneStreamId: input.id, voiceStreamId: mine.id };
    },
  };
}

function takeFrame(queue: Int16Array[]): Int16Array {
  const frame = new Int16Array(frameSamples);
  for (let at = 0; at < frame.length && queue.length > 0;) {
    const first = queue[0] ?? new Int16Array(0);
    const part = first.subarray(0, frame.length - at);
    frame.set(part, at);
    at += part.length;
    if (part.length === first.length) queue.shift();
    else queue[0] = first.subarray(part.length);
  }
  return frame;
}
