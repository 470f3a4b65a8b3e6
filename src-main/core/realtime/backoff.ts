const firstMs = 100;
const baseMs = 250;
const capMs = 5_000;

/**
 * How long to wait before try number `attempt` (1 = the first after the drop): 100 ms once, because most drops are short, then
 * exponential with full jitter, so that many calls that dropped together do not come back together. `random` in [0, 1).
 */
export function backoffMs(attempt: number, random: number): number {
  if (attempt <= 1) return firstMs;
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(attempt - 1, 10));
  return Math.max(firstMs, Math.floor(ceiling * random));
}
