import type { Tool } from './tool.ts';

export const hangupCall: Tool = {
  name: 'hangup_call',
  description: 'Ends this call. Say goodbye first.',
  offered: true,
  args: [{ name: 'reason', label: 'Reason', kind: 'text', required: false, maxChars: 200, about: 'Why the call is over, in a few words.' }],
  words: { doing: 'Hanging up', done: 'Hung up', notDone: 'Not hung up', step: null },
  reachesOutside: false,
  title: () => 'Hang up',
  shortTitle: () => 'Hang up',
  reaches: () => ({ numbers: [], texts: [] }),
  summary: () => null,
  run: (_args, _scene, acts) => {
    acts.hangUp();
    return Promise.resolve({ status: 'done', words: 'The call ends when your last words were heard.', detail: '' });
  },
};
