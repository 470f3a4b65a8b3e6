const windowMs = 10_000;

/** Counts, by key, what happened in the last 10 s. A sliding window: never more than `limit` in any 10 s. */
export interface RateLimiter {
  /** True, and counted, when one more is within `limit`. A refused one is not counted. */
  take(key: string, limit: number): boolean;
}

export function createRateLimiter(monoMs: () => number): RateLimiter {
  /** Times, oldest first. */
  const taken = new Map<string, number[]>();
  return {
    take(key, limit) {
      const now = monoMs();
      const times = taken.get(key) ?? [];
      taken.set(key, times);
      for (let first = times[0]; first !== undefined && now - first >= windowMs; first = times[0]) times.shift();
      if (times.length >= limit) return false;
      times.push(now);
      return true;
    },
  };
}
