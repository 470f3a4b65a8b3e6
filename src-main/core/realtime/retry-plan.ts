import type { ErrorClass } from './error-classes.ts';

/** When a response that failed is asked for again, and when it is given up. */
export interface RetryPlan {
  /** The service said when its limit resets; 0 = nothing is spent. */
  onLimits(resetMs: number): void;
  /** `failed`: the class of the failure, null when it did not fail. Answers the wait in ms, or null: do not ask again. */
  onDone(failed: ErrorClass | null): number | null;
}

const mostTries = 4;
const firstWaitMs = 1_000;
const longestWaitMs = 20_000;

export function createRetryPlan(): RetryPlan {
  let failures = 0;
  let resetMs = 0;
  return {
    onLimits(ms) {
      resetMs = ms;
    },
    onDone(failed) {
      if (failed !== 'throttle' && failed !== 'passing') {
        failures = 0;
        return null;
      }
      failures += 1;
      if (failures > mostTries) return null;
      const waitMs = firstWaitMs * 2 ** (failures - 1);
      return Math.min(longestWaitMs, failed === 'throttle' ? Math.max(waitMs, resetMs) : waitMs);
    },
  };
}
