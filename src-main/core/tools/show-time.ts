const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-11-24T20:00` → `Tue 24 Nov, 8:00 pm`. Anything else comes back as it is. */
export function showTime(local: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/.exec(local);
  if (match === null) return local;
  const [year = 0, month = 1, day = 1, hour = 0] = match.slice(1, 5).map(Number);
  return `${days[weekday(year, month, day)] ?? ''} ${day} ${months[month - 1] ?? ''}, ${hour % 12 === 0 ? 12 : hour % 12}:${match[5] ?? '00'} ${hour < 12 ? 'am' : 'pm'}`;
}

/** Sakamoto's method: 0 = Sunday. */
function weekday(year: number, month: number, day: number): number {
  const offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
  const y = month < 3 ? year - 1 : year;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + (offsets[month - 1] ?? 0) + day) % 7;
}
