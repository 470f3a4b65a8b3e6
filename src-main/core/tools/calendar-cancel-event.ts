import { keptOrMissing } from './practice-kept.ts';
import { noCalendar } from './no-calendar.ts';
import type { Tool } from './tool.ts';

export const calendarCancelEvent: Tool = {
  name: 'calendar_cancel_event',
  description: 'Proposes to take an event out of the owner’s calendar. He decides; say that you are checking while he does.',
  offered: true,
  args: [
    { name: 'event', label: 'Event', kind: 'text', required: true, maxChars: 200, about: 'The event’s title.' },
    { name: 'reason', label: 'Reason', kind: 'text', required: false, maxChars: 300, about: 'Why, in a few words.' },
  ],
  words: { doing: 'Changing your calendar', done: 'Event cancelled', notDone: 'Event not cancelled', step: 'Cancel in calendar' },
  reachesOutside: false,
  title: (args) => `Cancel “${args['event'] ?? ''}” in your calendar${args['reason'] === undefined ? '' : `: ${args['reason']}`}`,
  shortTitle: (args) => `Cancel “${args['event'] ?? ''}” in your calendar`,
  reaches: () => ({ numbers: [], texts: [] }),
  summary: (args) => `“${args['event'] ?? ''}” cancelled in your calendar.`,
  run: (_args, scene) => keptOrMissing(scene, 'the cancellation', noCalendar),
};
