import type { Clock } from '../../src-main/core/ports/clock.ts';
import type { Disposer } from '../../src-shared/domain/disposer.ts';

export interface FakeClock extends Clock {
  /** Moves time on, running what falls due, in order of its time. */
  advance(ms: number): void;
  /** As `advance`, in steps, letting promises settle between them. */
  run(ms: number, stepMs?: number): Promise<void>;
  /** Timers that wait. */
  pending(): number;
}

/** Time that moves only when told to. Starts on 2026-11-21 12:00 UTC. */
export function createFakeClock(startMs = Date.UTC(2026, 10, 21, 12)): FakeClock {
  interface Timer { readonly order: number; at: number; readonly every: number | null; readonly run: () => void }
  const timers = new Set<Timer>();
  let elapsed = 0;
  let order = 0;

  const add = (ms: number, every: number | null, run: () => void): Disposer => {
    const timer: Timer = { order: order++, at: elapsed + Math.max(0, ms), every, run };
    timers.add(timer);
    return () => { timers.delete(timer); };
  };
  const next = (limit: number): Timer | null => {
    let first: Timer | null = null;
    for (const timer of timers) {
      if (timer.at <= limit && (first === null || timer.at < first.at || (timer.at === first.at && timer.order < first.order))) first = timer;
    }
    return first;
  };
  const advance = (ms: number): void => {
    const target = elapsed + ms;
    for (let timer = next(target); timer !== null; timer = next(target)) {
      elapsed = Math.max(elapsed, timer.at);
      if (timer.every === null) timers.delete(timer);
      else timer.at += Math.max(1, timer.every);
      timer.run();
    }
    elapsed = target;
  };

  return {
    nowMs: () => startMs + elapsed,
    monoMs: () => elapsed,
    after: (ms, run) => add(ms, null, run),
    every: (ms, run) => add(ms, ms, run),
    advance,
    run: async (ms, stepMs = 20) => {
      for (let left = ms; left > 0; left -= stepMs) {
        advance(Math.min(stepMs, left));
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    pending: () => timers.size,
  };
}
