const firstMs = 100;
const longestMs = 3_000;

/** How long to wait before attempt `attempt` (0 = the first after a loss): doubling from 100 ms, never over 3 s. The other end is on this machine. */
export function reconnectDelayMs(attempt: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 10));
}
