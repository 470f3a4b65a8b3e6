import type { Tool } from './tool.ts';

export const lookupContact: Tool = {
  name: 'lookup_contact',
  description: 'Looks for a person in the owner’s contacts. Never read a number or an address aloud that the other person did not give.',
  offered: true,
  args: [{ name: 'name', label: 'Name', kind: 'text', required: true, maxChars: 200, about: 'Name or part of it.' }],
  words: { doing: 'Looking in your contacts', done: 'Looked in your contacts', notDone: 'Contacts not searched', step: null },
  reachesOutside: false,
  title: (args) => `Look for ${args['name'] ?? ''} in your contacts`,
  shortTitle: (args) => `Look for ${args['name'] ?? ''} in your contacts`,
  reaches: () => ({ numbers: [], texts: [] }),
  summary: () => null,
  run: (args) => Promise.resolve({ status: 'done', words: `Nobody named ${args['name'] ?? ''} is in the contacts.` }),
};
