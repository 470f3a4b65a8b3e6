import { keptOrMissing } from './practice-kept.ts';
import type { Tool } from './tool.ts';

export const sendEmail: Tool = {
  name: 'send_email',
  description: 'Proposes an email. The owner sees the exact words and decides; say that you are checking while he does.',
  offered: true,
  args: [
    { name: 'to', label: 'To', kind: 'email', required: true, maxChars: 254, about: 'One email address.' },
    { name: 'subject', label: 'Subject', kind: 'text', required: true, maxChars: 200, about: 'Subject line.' },
    { name: 'body', label: 'Message', kind: 'longtext', required: true, maxChars: 8000, about: 'The whole text as it is sent.' },
  ],
  words: { doing: 'Sending the email', done: 'Email sent', notDone: 'Email not sent', step: 'Confirm in writing' },
  reachesOutside: true,
  title: (args) => `Email ${args['to'] ?? ''}: “${args['subject'] ?? ''}”`,
  shortTitle: (args) => `Email ${args['to'] ?? 'someone'}`,
  reaches: (args) => ({ numbers: [], texts: [args['subject'] ?? '', args['body'] ?? ''] }),
  summary: (args) => `Email sent to ${args['to'] ?? ''}.`,
  run: (_args, scene) => keptOrMissing(scene, 'the email', 'No mail account is connected. The email was not sent. Set SMTP_URL and SMTP_FROM, then start again.'),
};
