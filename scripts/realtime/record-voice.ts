import type { VoiceOut } from '../../src-main/core/realtime/session-api.ts';

/** A line that plays everything at once and keeps it. */
export interface RecordedVoice extends VoiceOut {
  /** All that was played since the last `forget`. */
  samples24k(): Int16Array;
  forget(): void;
}

export function recordVoice(onSound: () => void): RecordedVoice {
  let pieces: Int16Array[] = [];
  let played = 0;
  return {
    play(samples) {
      pieces.push(samples);
      played += samples.length;
      if (samples.length > 0) onSound();
    },
    duck: () => undefined,
    endOfUtterance: () => undefined,
    clear: () => undefined,
    playedSamples: () => played,
    queuedSamples: () => 0,
    samples24k() {
      const whole = new Int16Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
      let at = 0;
      for (const piece of pieces) {
        whole.set(piece, at);
        at += piece.length;
      }
      return whole;
    },
    forget() {
      pieces = [];
    },
  };
}
