import type { Tool } from './tool.ts';

export const webResearch: Tool = {
  name: 'web_research',
  description: 'Looks something up on the web.',
  offered: false,
  args: [{ name: 'question', label: 'Question', kind: 'text', required: true, maxChars: 1000, about: 'What to find out.' }],
  words: { doing: 'Looking it up', done: 'Looked it up', notDone: 'Not looked up', step: null },
  reachesOutside: false,
  title: (args) => `Look up: ${args['question'] ?? ''}`,
  shortTitle: () => 'Look something up',
  reaches: (args) => ({ numbers: [], texts: [args['question'] ?? ''] }),
  summary: () => null,
  run: () => Promise.resolve({ status: 'failed', words: 'The assistant cannot search the web yet; that comes in a later version. Nothing was looked up. Add what it should know to the facts.' }),
};
