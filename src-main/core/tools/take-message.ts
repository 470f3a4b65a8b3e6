import type { Tool } from './tool.ts';

const urgencies = ['today', 'this_week', 'no_rush'] as const;

export const takeMessage: Tool = {
  name: 'take_message',
  description: 'Keeps a message for the owner: who, how to reach them, how urgent, and what they want. Use it when an outside caller asks for anything you may not do.',
  offered: true,
  args: [
    { name: 'name', label: 'From', kind: 'text', required: true, maxChars: 200, about: 'Name as given; “Unknown” when none was given.' },
    { name: 'callback_number', label: 'Call back on', kind: 'text', required: false, maxChars: 32, about: 'Number they gave, if any.' },
    { name: 'urgency', label: 'Urgency', kind: 'text', required: false, maxChars: 20, about: 'How soon it matters.', choices: urgencies },
    { name: 'message', label: 'Message', kind: 'longtext', required: true, maxChars: 4000, about: 'What they want, in one to three sentences.' },
  ],
  words: { doing: 'Taking a message', done: 'Message taken', notDone: 'Message not kept', step: null },
  reachesOutside: false,
  title: (args) => `Take a message from ${args['name'] ?? 'the caller'}`,
  shortTitle: (args) => `Take a message from ${args['name'] ?? 'the caller'}`,
  reaches: () => ({ numbers: [], texts: [] }),
  summary: (args) => `Message taken from ${args['name'] ?? 'the caller'}.`,
  run: (args, scene, acts) => {
    acts.takeMessage({
      name: args['name'] ?? scene.peer.name,
      number: args['callback_number'] ?? scene.peer.number,
      urgency: urgencies.find((each) => each === args['urgency']) ?? 'no_rush',
      text: args['message'] ?? '',
    });
    return Promise.resolve({ status: 'done', words: 'The message is kept for the owner.', detail: 'Kept in Messages' });
  },
};
