import { keptOrMissing } from './practice-kept.ts';
import { personAt } from './person-at.ts';
import type { Tool } from './tool.ts';

export const sendSms: Tool = {
  name: 'send_sms',
  description: 'Proposes a text message. The owner sees the exact words and decides; say that you are checking while he does.',
  offered: true,
  args: [
    { name: 'to', label: 'To', kind: 'phone', required: true, maxChars: 200, about: 'Phone number in E.164, or the name of the person on the line.' },
    { name: 'body', label: 'Message', kind: 'longtext', required: true, maxChars: 1600, about: 'The whole text as it is sent.' },
  ],
  words: { doing: 'Sending the text', done: 'Text sent', notDone: 'Text not sent', step: 'Confirm in writing' },
  reachesOutside: true,
  title: (args, scene) => `Text ${personAt(args['to'], scene)}${quoted(args['body'] ?? '')}`,
  shortTitle: (args, scene) => `Text ${personAt(args['to'], scene)}`,
  reaches: (args) => ({ numbers: [args['to'] ?? ''], texts: [args['body'] ?? ''] }),
  summary: (args, scene) => `Text sent to ${personAt(args['to'], scene)}.`,
  run: (_args, scene) => keptOrMissing(scene, 'the text', 'No text service is connected. The text was not sent. Add a Twilio account in Settings.'),
};

/** Longer words stand in the Message field right below the title; saying them twice would hide them. */
const quotedAtMost = 48;

function quoted(body: string): string {
  return body.length <= quotedAtMost ? `: “${body}”` : '';
}
