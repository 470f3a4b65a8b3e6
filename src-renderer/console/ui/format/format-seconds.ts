/** A measured time: "0.61 s" under a second, "1.9 s" over, "No data" when unknown. */
export function formatSeconds(timeMs: number | null): string {
  if (timeMs === null) return 'No data';
  const seconds = timeMs / 1000;
  return `${seconds.toFixed(seconds < 0.995 ? 2 : 1)} s`;
}
