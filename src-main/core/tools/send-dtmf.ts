import type { Tool } from './tool.ts';

export const sendDtmf: Tool = {
  name: 'send_dtmf',
  description: 'Presses keys of the phone on this call, for menus.',
  offered: true,
  args: [{ name: 'digits', label: 'Keys', kind: 'text', required: true, maxChars: 32, about: 'Digits 0-9, * and #.' }],
  words: { doing: 'Pressing keys', done: 'Keys pressed', notDone: 'Keys not pressed', step: null },
  reachesOutside: false,
  title: (args) => `Press ${args['digits'] ?? ''}`,
  shortTitle: (args) => `Press ${args['digits'] ?? ''}`,
  reaches: (args) => ({ numbers: [], texts: [], keys: args['digits'] ?? '' }),
  summary: () => null,
  run: (args, _scene, acts) => {
    const digits = args['digits'] ?? '';
    if (!/^[0-9*#]+$/.test(digits)) return Promise.resolve({ status: 'failed', words: 'Only the keys 0 to 9, * and # exist. No key was pressed.' });
    acts.sendDigits(digits);
    return Promise.resolve({ status: 'done', words: `Pressed ${digits}.` });
  },
};
