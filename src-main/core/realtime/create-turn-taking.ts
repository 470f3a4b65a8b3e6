import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Clock } from '../ports/clock.ts';
import type { LatchEffect, LatchEvent } from './response-latch.ts';
import { answerWaitMs, initialLatch, isIdle, stepLatch } from './response-latch.ts';

export interface TurnTakingHooks {
  ask(eventId: string): void;
  cancel(responseId: string): void;
  /** Wraps what a timer starts, so that its events are told like all others. */
  enter(act: () => void): void;
}

/** Runs the response latch and its timers. */
export interface TurnTaking {
  dispatch(event: LatchEvent): void;
  theySpeak(): boolean;
  /** A response that the service began is not over. */
  isAnswering(): boolean;
  isIdle(): boolean;
  stop(): void;
}

export function createTurnTaking(clock: Clock, hooks: TurnTakingHooks): TurnTaking {
  let state = initialLatch;
  let stopWake: Disposer = () => undefined;
  let stopAnswer: Disposer = () => undefined;

  const dispatch = (event: LatchEvent): void => {
    const step = stepLatch(state, event);
    state = step.state;
    step.effects.forEach(run);
  };

  const run = (effect: LatchEffect): void => {
    switch (effect.type) {
      case 'ask': {
        stopAnswer();
        stopAnswer = clock.after(answerWaitMs, () => hooks.enter(() => dispatch({ type: 'unanswered', eventId: effect.eventId })));
        return hooks.ask(effect.eventId);
      }
      case 'cancel':
        return hooks.cancel(effect.responseId);
      case 'wake_after':
        stopWake();
        stopWake = clock.after(effect.ms, () => hooks.enter(() => dispatch({ type: 'wake' })));
        return undefined;
      default:
        return assertNever(effect);
    }
  };

  return {
    dispatch,
    theySpeak: () => state.theySpeak,
    isAnswering: () => state.active !== null,
    isIdle: () => isIdle(state),
    stop() {
      stopWake();
      stopAnswer();
    },
  };
}
