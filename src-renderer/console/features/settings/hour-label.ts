/** 0 → `Midnight`, 8 → `8 am`, 12 → `Noon`, 24 → `Midnight`. */
export function hourLabel(hour: number): string {
  if (hour % 24 === 0) return 'Midnight';
  if (hour === 12) return 'Noon';
  return `${hour % 12} ${hour < 12 ? 'am' : 'pm'}`;
}
