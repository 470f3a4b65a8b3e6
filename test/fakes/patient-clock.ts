import type { Clock } from '../../src-main/core/ports/clock.ts';
import { createFakeClock } from './fake-clock.ts';

export interface PatientClock extends Clock {
  /** Time stands still from now on. */
  dispose(): void;
}

/** At most this much at once: between two steps sockets have their turn. */
const stepMs = 20;

/** Time that runs up to `factor` times faster than the wall, and waits for the work: on a busy machine it slows down instead of running ahead. */
export function createPatientClock(factor: number): PatientClock {
  const clock = createFakeClock();
  let last = performance.now();
  const driver = setInterval(() => {
    const now = performance.now();
    clock.advance(Math.min(stepMs, (now - last) * factor));
    last = performance.now();
  }, 1);
  return { nowMs: clock.nowMs, monoMs: clock.monoMs, after: clock.after, every: clock.every, dispose: () => { clearInterval(driver); } };
}
