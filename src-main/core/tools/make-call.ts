import { personAt } from './person-at.ts';
import type { Tool } from './tool.ts';

export const makeCall: Tool = {
  name: 'make_call',
  description: 'Proposes another call.',
  offered: false,
  args: [
    { name: 'number', label: 'Number', kind: 'phone', required: true, maxChars: 200, about: 'Phone number in E.164.' },
    { name: 'goal', label: 'Goal', kind: 'longtext', required: true, maxChars: 2000, about: 'What the call should achieve.' },
  ],
  words: { doing: 'Placing the call', done: 'Call placed', notDone: 'Call not placed', step: 'Place a call' },
  reachesOutside: true,
  title: (args, scene) => `Call ${personAt(args['number'], scene)}: ${args['goal'] ?? ''}`,
  shortTitle: (args, scene) => `Call ${personAt(args['number'], scene)}`,
  reaches: (args) => ({ numbers: [args['number'] ?? ''], texts: [] }),
  summary: (args, scene) => `Call to ${personAt(args['number'], scene)} placed.`,
  run: () => Promise.resolve({ status: 'failed', words: 'The assistant cannot place calls yet; that comes in a later version. No call was placed. Place it from New call.' }),
};
