/** Dates and times of day for people: 12 hour, English words, in the zone of this computer unless told. */
export interface WhenOptions { readonly nowMs: number; readonly timeZone?: string | undefined }

const parts = (atMs: number, timeZone: string | undefined, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { ...options, ...(timeZone === undefined ? {} : { timeZone }) }).format(atMs);
const day = (atMs: number, timeZone: string | undefined) => parts(atMs, timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' });

/** "4:12 pm" */
export const formatTimeOfDay = (atMs: number, timeZone?: string): string => parts(atMs, timeZone, { hour: 'numeric', minute: '2-digit', hour12: true }).replace(/^0:/, '12:').toLowerCase();

function dayWord(atMs: number, { nowMs, timeZone }: WhenOptions): string {
  if (day(atMs, timeZone) === day(nowMs, timeZone)) return 'Today';
  if (day(atMs, timeZone) === day(nowMs - 86_400_000, timeZone)) return 'Yesterday';
  const sameYear = parts(atMs, timeZone, { year: 'numeric' }) === parts(nowMs, timeZone, { year: 'numeric' });
  return parts(atMs, timeZone, sameYear ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' }).replace('Sept', 'Sep');
}

/** "Today, 4:12 pm", "17 Nov, 12:31 pm" */
export const formatWhen = (atMs: number, options: WhenOptions): string => `${dayWord(atMs, options)}, ${formatTimeOfDay(atMs, options.timeZone)}`;

/** For a narrow column: the time today, else the day. */
export function formatWhenShort(atMs: number, options: WhenOptions): string {
  const word = dayWord(atMs, options);
  return word === 'Today' ? formatTimeOfDay(atMs, options.timeZone) : word;
}

/** "Fri 20 Nov, 4:12 pm" */
export const formatDateAndTime = (atMs: number, timeZone?: string): string =>
  `${parts(atMs, timeZone, { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '').replace('Sept', 'Sep')}, ${formatTimeOfDay(atMs, timeZone)}`;
