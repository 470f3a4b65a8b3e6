import { keptOrMissing } from './practice-kept.ts';
import { noCalendar } from './no-calendar.ts';
import { showTime } from './show-time.ts';
import type { Tool } from './tool.ts';

export const calendarUpdateEvent: Tool = {
  name: 'calendar_update_event',
  description: 'Proposes a change to an event in the owner’s calendar. He decides; say that you are checking while he does.',
  offered: true,
  args: [
    { name: 'event', label: 'Event', kind: 'text', required: true, maxChars: 200, about: 'The event’s title as it stands now.' },
    { name: 'start', label: 'Starts', kind: 'datetime', required: false, maxChars: 40, about: 'New local time, 2026-11-24T20:00.' },
    { name: 'end', label: 'Ends', kind: 'datetime', required: false, maxChars: 40, about: 'New local end.' },
    { name: 'title', label: 'New title', kind: 'text', required: false, maxChars: 200, about: 'Only when the title changes.' },
    { name: 'location', label: 'Place', kind: 'text', required: false, maxChars: 300, about: 'Only when the place changes.' },
  ],
  words: { doing: 'Changing your calendar', done: 'Calendar changed', notDone: 'Calendar not changed', step: 'Change in calendar' },
  reachesOutside: false,
  title: (args) => {
    const changes = [args['start'] === undefined ? null : `to ${showTime(args['start'])}`, args['title'] === undefined ? null : `named “${args['title']}”`, args['location'] === undefined ? null : `at ${args['location']}`];
    return `${args['start'] === undefined ? 'Change' : 'Move'} “${args['event'] ?? ''}” in your calendar ${changes.filter((change) => change !== null).join(', ')}`.trim();
  },
  shortTitle: (args) => `Change “${args['event'] ?? ''}” in your calendar`,
  reaches: () => ({ numbers: [], texts: [] }),
  summary: (args) => `“${args['event'] ?? ''}” changed in your calendar${args['start'] === undefined ? '' : `, now ${showTime(args['start'])}`}.`,
  run: (_args, scene) => keptOrMissing(scene, 'the change', noCalendar),
};
