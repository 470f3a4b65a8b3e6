/** Said by every calendar tool while no account is set. */
export const noCalendar = 'No calendar is connected. Nothing was changed. Set CALDAV_URL, CALDAV_USERNAME and CALDAV_PASSWORD, then start again.';
