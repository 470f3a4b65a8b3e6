/** "4%", "0.4%" under one, "No data" when unknown. */
export function formatPercent(percent: number | null): string {
  if (percent === null) return 'No data';
  return `${percent < 0.95 ? Number(percent.toFixed(1)) : Math.round(percent)}%`;
}
