/** By zone. Every zone's clock stands still for a whole minute, so a time is worked out once a minute. */
const known = new Map<string, { readonly format: Intl.DateTimeFormat; readonly minute: number; readonly time: LocalTime }>();

export interface LocalTime {
  /** 0 to 23. */
  readonly hour: number;
  /** `10:40 pm` */
  readonly shown: string;
}

/** The time of day at an IANA zone. */
export function localTime(zone: string, nowMs: number): LocalTime {
  const thisMinute = Math.floor(nowMs / 60_000);
  const before = known.get(zone);
  if (before?.minute === thisMinute) return before.time;
  const format = before?.format ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const [hour, minute] = format.format(nowMs).split(':').map(Number);
  if (hour === undefined || minute === undefined) throw new Error('A time of day has two parts');
  const time = { hour, shown: showHour(hour, minute) };
  known.set(zone, { format, minute: thisMinute, time });
  return time;
}

/** `8 am`, `10:40 pm`; 24 is midnight. */
export function showHour(hour: number, minute = 0): string {
  const clock = hour % 12 === 0 ? 12 : hour % 12;
  return `${clock}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`} ${hour % 24 < 12 ? 'am' : 'pm'}`;
}
