import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Clock } from '../ports/clock.ts';
import { everyAligned } from './every-aligned.ts';
import type { NudgeReason, SilenceEvent } from './silence-watch.ts';
import { initialSilence, stepSilence } from './silence-watch.ts';

export interface SilenceHooks {
  /** Anything goes on that will end in words, or nothing may be said now. */
  isBusy(): boolean;
  lineSilentMs(): number | null;
  nudge(why: NudgeReason): void;
  /** Wraps what a timer starts, so that its events are told like all others. */
  enter(act: () => void): void;
}

/** Looks at the session twice a second, and asks it to speak when it fell silent. */
export interface SilenceWatch {
  dispatch(event: Exclude<SilenceEvent, { type: 'look' }>): void;
  start(): void;
  stop(): void;
}

const lookMs = 500;

export function createSilenceWatch(clock: Clock, hooks: SilenceHooks): SilenceWatch {
  let state = initialSilence;
  const step = (event: SilenceEvent): NudgeReason | null => {
    const { state: next, nudge } = stepSilence(state, event, hooks.lineSilentMs());
    state = next;
    return nudge;
  };
  let stop: Disposer = () => undefined;
  const look = (): void => {
    const why = step({ type: 'look', nowMs: clock.monoMs(), busy: hooks.isBusy() });
    if (why !== null) hooks.enter(() => hooks.nudge(why));
  };
  return {
    dispatch: (event) => void step(event),
    start() {
      stop();
      stop = everyAligned(clock, lookMs, look);
    },
    stop: () => stop(),
  };
}
