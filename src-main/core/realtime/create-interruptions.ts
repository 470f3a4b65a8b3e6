import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Clock } from '../ports/clock.ts';
import type { InterruptionEffect, InterruptionEvent } from './interruption-machine.ts';
import { initialInterruption, stepInterruption } from './interruption-machine.ts';

export interface InterruptionHooks {
  duck(on: boolean): void;
  /** The assistant stops at once. */
  cut(): void;
  answer(): void;
  tellFalse(itemId: string): void;
  /** Wraps what a timer starts, so that its events are told like all others. */
  enter(act: () => void): void;
}

/** Runs the interruption machine and its timer, for sessions that are patient. */
export interface Interruptions {
  dispatch(event: InterruptionEvent): void;
  stop(): void;
}

export function createInterruptions(clock: Clock, hooks: InterruptionHooks): Interruptions {
  let state = initialInterruption;
  let stopTimer: Disposer = () => undefined;

  const dispatch = (event: InterruptionEvent): void => {
    const step = stepInterruption(state, event);
    state = step.state;
    step.effects.forEach(run);
  };

  const run = (effect: InterruptionEffect): void => {
    switch (effect.type) {
      case 'duck':
        return hooks.duck(effect.on);
      case 'cut':
        return hooks.cut();
      case 'answer':
        return hooks.answer();
      case 'tell_false':
        return hooks.tellFalse(effect.itemId);
      case 'start_timer':
        stopTimer();
        stopTimer = clock.after(effect.ms, () => hooks.enter(() => dispatch({ type: 'due' })));
        return undefined;
      case 'stop_timer':
        return stopTimer();
      default:
        return assertNever(effect);
    }
  };

  return { dispatch, stop: () => stopTimer() };
}
