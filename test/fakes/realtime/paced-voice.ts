import type { VoiceOut } from '../../../src-main/core/realtime/session-api.ts';

/**
 * A line that plays in the time of a clock. The first sample of each piece of sound is its mark: give every item its own value,
 * and `playedOf` says how much of it was really played.
 */
export interface PacedVoice extends VoiceOut {
  /** Moves the line's time: up to `ms` of what is queued is played. */
  playOut(ms: number): void;
  playedOf(mark: number): number;
  /** Marks in the order in which their pieces were handed over. */
  readonly handed: number[];
  readonly clears: () => number;
  readonly ends: () => number;
  /** Each change of loudness, in order. */
  readonly ducks: boolean[];
}

export function createPacedVoice(): PacedVoice {
  let played = 0;
  let clears = 0;
  let ends = 0;
  let queue: { mark: number; left: number }[] = [];
  const byMark = new Map<number, number>();
  const handed: number[] = [];
  const ducks: boolean[] = [];
  return {
    handed,
    ducks,
    play(samples) {
      handed.push(samples[0] ?? 0);
      queue.push({ mark: samples[0] ?? 0, left: samples.length });
    },
    endOfUtterance() {
      ends += 1;
    },
    duck(on) {
      ducks.push(on);
    },
    clear() {
      clears += 1;
      queue = [];
    },
    playedSamples: () => played,
    queuedSamples: () => queue.reduce((sum, piece) => sum + piece.left, 0),
    playOut(ms) {
      for (let budget = ms * 24; budget > 0 && queue[0] !== undefined; ) {
        const piece = queue[0];
        const now = Math.min(budget, piece.left);
        piece.left -= now;
        budget -= now;
        played += now;
        byMark.set(piece.mark, (byMark.get(piece.mark) ?? 0) + now);
        if (piece.left === 0) queue.shift();
      }
    },
    playedOf: (mark) => byMark.get(mark) ?? 0,
    clears: () => clears,
    ends: () => ends,
  };
}
