import type { VoiceOut } from '../../../src-main/core/realtime/session-api.ts';

const samplesPerMs = 24;

/** A line that does nothing but count: what is queued is played in the time of a clock. Both clients speak into one. */
export function createPacedLine(monoMs: () => number, hooks: { onPlay(): void; onClear(): void }): VoiceOut {
  let played = 0;
  let queued = 0;
  let countedAtMs = 0;

  const count = (): void => {
    const nowMs = monoMs();
    const due = queued === 0 ? 0 : Math.min(queued, Math.floor((nowMs - countedAtMs) * samplesPerMs));
    played += due;
    queued -= due;
    countedAtMs = queued === 0 ? nowMs : countedAtMs + due / samplesPerMs;
  };

  return {
    play(samples) {
      count();
      queued += samples.length;
      hooks.onPlay();
    },
    duck: () => undefined,
    endOfUtterance: () => undefined,
    clear() {
      count();
      queued = 0;
      hooks.onClear();
    },
    playedSamples() {
      count();
      return played;
    },
    queuedSamples() {
      count();
      return queued;
    },
  };
}
