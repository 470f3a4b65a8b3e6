const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** `thursday@15:30` → ISO 8601 with the local offset, on the next such day after today; without a time the date alone. Empty when unreadable. */
export function nextWeekday(spec: string, nowMs: number): string {
  const match = /^([a-z]+)(?:@(\d{2}):(\d{2}))?$/u.exec(spec);
  const weekday = weekdays.indexOf(match?.[1] ?? '');
  if (match === null || weekday < 0) return '';
  const now = new Date(nowMs);
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + (((weekday - now.getDay() + 6) % 7) + 1), Number(match[2] ?? 0), Number(match[3] ?? 0));
  const date = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
  if (match[2] === undefined) return date;
  const offset = -day.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  return `${date}T${two(day.getHours())}:${two(day.getMinutes())}:00${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
