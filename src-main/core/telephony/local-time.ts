const formats = new Map<string, Intl.DateTimeFormat>();

export interface LocalTime {
  /** 0 to 23. */
  readonly hour: number;
  /** `10:40 pm` */
  readonly shown: string;
}

/** The time of day at an IANA zone. */
export function localTime(zone: string, nowMs: number): LocalTime {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(zone, format);
  const [hour, minute] = format.format(nowMs).split(':').map(Number);
  if (hour === undefined || minute === undefined) throw new Error('A time of day has two parts');
  return { hour, shown: showHour(hour, minute) };
}

/** `8 am`, `10:40 pm`; 24 is midnight. */
export function showHour(hour: number, minute = 0): string {
  const clock = hour % 12 === 0 ? 12 : hour % 12;
  return `${clock}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`} ${hour % 24 < 12 ? 'am' : 'pm'}`;
}
