import type { Logger } from '../ports/logger.ts';

/**
 * Holds what is to be told until the work that caused it is done, so that a listener which calls back finds a settled session,
 * and an interruption from inside a listener cannot come between a decision and its effect.
 */
export interface Outbox<E> {
  put(event: E): void;
  /** Does the work, then tells. Nested calls leave the telling to the outermost. */
  enter(act: () => void): void;
}

export function createOutbox<E>(listener: (event: E) => void, logger: Logger): Outbox<E> {
  const waiting: E[] = [];
  let depth = 0;

  const tell = (event: E): void => {
    try {
      listener(event);
    } catch (error) {
      // A listener's bug must not silence a call. The message may hold words of the call and stays out of the log.
      logger.error('realtime.listener_failed', { error: error instanceof Error ? error.name : 'unknown' });
    }
  };

  return {
    put: (event) => void waiting.push(event),
    enter(act) {
      depth += 1;
      try {
        act();
        if (depth === 1) for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) tell(event);
      } finally {
        depth -= 1;
      }
    },
  };
}
