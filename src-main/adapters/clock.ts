import type { Clock } from '../core/ports/clock.ts';

/** Ticks of `every` that were missed are run at once, but no more than this many, nor older than this. */
const maxMissedTicks = 100;
const maxMissedMs = 2000;

/** The machine's time. Timers never keep the process alive. */
export function createSystemClock(): Clock {
  return {
    nowMs: () => Date.now(),
    monoMs: () => performance.now(),
    after: (ms, run) => runAt(performance.now() + Math.max(0, ms), run),
    every: (ms, run) => startTicking(Math.max(1, ms), run),
  };
}

/** Node counts from the start of the present turn in whole ms, so its timers come up to a turn too early: what is left is waited for. */
function runAt(dueMs: number, run: () => void): () => void {
  let timer: NodeJS.Timeout;
  const arm = (): void => {
    timer = setTimeout(() => {
      if (performance.now() < dueMs) arm();
      else run();
    }, Math.max(0, Math.ceil(dueMs - performance.now()))).unref();
  };
  arm();
  return () => clearTimeout(timer);
}

/** Tick n is due at start + n × period, whenever the ticks before it ran. After a long sleep the grid starts anew. */
function startTicking(periodMs: number, run: () => void): () => void {
  const missedTicks = Math.max(1, Math.min(maxMissedTicks, Math.floor(maxMissedMs / periodMs)));
  let dueMs = performance.now() + periodMs;
  let stopped = false;
  let timer: NodeJS.Timeout;

  const arm = (): void => {
    timer = setTimeout(tick, Math.max(0, Math.ceil(dueMs - performance.now()))).unref();
  };
  const tick = (): void => {
    const nowMs = performance.now();
    const missedBy = Math.floor((nowMs - dueMs) / periodMs);
    if (missedBy >= missedTicks) dueMs += (missedBy - missedTicks + 1) * periodMs;
    // Armed first: a tick that throws does not end the ticking.
    const dueUntilNow: number[] = [];
    for (; dueMs <= nowMs; dueMs += periodMs) dueUntilNow.push(dueMs);
    arm();
    for (let n = 0; n < dueUntilNow.length && !isStopped(); n += 1) run();
  };
  const isStopped = (): boolean => stopped;

  arm();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
