import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Clock } from '../ports/clock.ts';

export interface RotationHooks {
  /** Opens the next socket ahead. */
  prepare(): void;
  /** Nobody speaks, nothing is asked, and every word that was spoken has arrived. */
  isQuiet(): boolean;
  rotate(): void;
  /** Wraps what a timer starts, so that its events are told like all others. */
  enter(act: () => void): void;
}

/** Changes the session before the service ends it: from 50 minutes on at the first quiet moment, at 57 minutes whatever is going on. */
export interface Rotation {
  /** A session became ready: its hour begins. */
  started(): void;
  stop(): void;
}

const minuteMs = 60_000;
export const rotateFromMs = 50 * minuteMs;
/** The service ends a session at 60; what has to be told to the next one needs time too. */
export const rotateByMs = 57 * minuteMs;
const lookMs = 200;
/** Between two sentences it is quiet too; only this long a quiet means that nobody is about to go on. */
export const quietForMs = 600;

export function createRotation(clock: Clock, hooks: RotationHooks): Rotation {
  let stopTimer: Disposer = () => undefined;

  const watch = (): void => {
    hooks.prepare();
    const byMs = clock.monoMs() + rotateByMs - rotateFromMs;
    let quietMs = 0;
    stopTimer = clock.every(lookMs, () => {
      quietMs = hooks.isQuiet() ? quietMs + lookMs : 0;
      if (quietMs < quietForMs && clock.monoMs() < byMs) return;
      stopTimer();
      hooks.enter(hooks.rotate);
    });
  };

  return {
    started() {
      stopTimer();
      stopTimer = clock.after(rotateFromMs, watch);
    },
    stop: () => stopTimer(),
  };
}
