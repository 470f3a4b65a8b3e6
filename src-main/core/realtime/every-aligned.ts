import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Clock } from '../ports/clock.ts';

/** Ms until the next multiple of `periodMs` on the monotonic clock that is at least `leastMs` away. */
export function untilAligned(nowMs: number, periodMs: number, leastMs: number): number {
  return Math.ceil((nowMs + leastMs) / periodMs) * periodMs - nowMs;
}

/** As `clock.every`, at the multiples of the period: what many calls do this way wakes the process once for all of them, and waking it is what costs. */
export function everyAligned(clock: Clock, periodMs: number, run: () => void): Disposer {
  let stop = clock.after(untilAligned(clock.monoMs(), periodMs, 1), () => {
    stop = clock.every(periodMs, run);
    run();
  });
  return () => stop();
}
