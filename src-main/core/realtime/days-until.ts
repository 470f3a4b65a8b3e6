const dayMs = 86_400_000;

/** Whole days from a moment to the beginning (UTC) of a date `YYYY-MM-DD`, rounded up; 0 or less = it is that day, or past it. */
export function daysUntil(isoDate: string, nowMs: number): number {
  return Math.ceil(dayNumber(isoDate) - nowMs / dayMs);
}

/** Days from the epoch to a date `YYYY-MM-DD`. Years are counted from March, so that a leap day is the last of its year. */
function dayNumber(isoDate: string): number {
  const [year = 0, month = 0, day = 0] = isoDate.split('-').map(Number);
  const y = month > 2 ? year : year - 1;
  const daysBeforeMonth = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + daysBeforeMonth + day - 719_469;
}
