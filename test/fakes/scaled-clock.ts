import type { Clock } from '../../src-main/core/ports/clock.ts';

export interface ScaledClock extends Clock {
  /** Ends all timers. */
  dispose(): void;
}

/** Time that runs `factor` times faster than the wall. */
export function createScaledClock(factor: number, startMs = Date.UTC(2026, 10, 21, 12)): ScaledClock {
  const began = performance.now();
  const timers = new Set<NodeJS.Timeout>();
  const elapsed = (): number => (performance.now() - began) * factor;

  const at = (dueMs: number, run: () => void): (() => void) => {
    let timer: NodeJS.Timeout;
    const arm = (): void => {
      timer = setTimeout(fire, Math.max(0, Math.ceil((dueMs - elapsed()) / factor)));
      timers.add(timer);
    };
    const fire = (): void => {
      timers.delete(timer);
      if (elapsed() < dueMs) arm();
      else run();
    };
    arm();
    return () => {
      clearTimeout(timer);
      timers.delete(timer);
    };
  };

  return {
    nowMs: () => startMs + elapsed(),
    monoMs: elapsed,
    after: (ms, run) => at(elapsed() + Math.max(0, ms), run),
    every(ms, run) {
      let stopped = false;
      let dueMs = elapsed();
      let cancel = (): void => undefined;
      const next = (): void => {
        dueMs += ms;
        cancel = at(dueMs, () => {
          next();
          if (!stopped) run();
        });
      };
      next();
      return () => {
        stopped = true;
        cancel();
      };
    },
    dispose() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
