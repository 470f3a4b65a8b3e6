/** The value below which this share (0..1) lies, between the two nearest if none is there; null of nothing. `0.5` is the median. */
export function quantile(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? 0;
  return Math.round(below + (above - below) * (at - Math.floor(at)));
}
