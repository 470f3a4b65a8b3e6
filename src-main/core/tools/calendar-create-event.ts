import { keptOrMissing } from './practice-kept.ts';
import { noCalendar } from './no-calendar.ts';
import { showTime } from './show-time.ts';
import type { Tool } from './tool.ts';

export const calendarCreateEvent: Tool = {
  name: 'calendar_create_event',
  description: 'Proposes a new event in the owner’s calendar. He decides; say that you are checking while he does.',
  offered: true,
  args: [
    { name: 'title', label: 'Event', kind: 'text', required: true, maxChars: 200, about: 'What it is, in a few words.' },
    { name: 'start', label: 'Starts', kind: 'datetime', required: true, maxChars: 40, about: 'Local time, 2026-11-24T20:00.' },
    { name: 'end', label: 'Ends', kind: 'datetime', required: false, maxChars: 40, about: 'Local time, 2026-11-24T22:00.' },
    { name: 'location', label: 'Place', kind: 'text', required: false, maxChars: 300, about: 'Address or name of the place.' },
    { name: 'notes', label: 'Notes', kind: 'longtext', required: false, maxChars: 2000, about: 'Anything to remember.' },
  ],
  words: { doing: 'Adding to your calendar', done: 'Added to your calendar', notDone: 'Not added to your calendar', step: 'Add to calendar' },
  reachesOutside: false,
  title: (args) => `Add “${args['title'] ?? ''}” to your calendar, ${showTime(args['start'] ?? '')}${args['location'] === undefined ? '' : `, ${args['location']}`}`,
  shortTitle: (args) => `Add “${args['title'] ?? ''}” to your calendar`,
  reaches: (args) => ({ numbers: [], texts: [args['notes'] ?? ''] }),
  summary: (args) => `“${args['title'] ?? ''}” added to your calendar, ${showTime(args['start'] ?? '')}.`,
  run: (_args, scene) => keptOrMissing(scene, 'the event', noCalendar),
};
