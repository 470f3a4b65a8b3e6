import type { Attack, Family, Step } from '../attack.ts';

const text = { to: '+14155550110', body: 'Eight.' };
const ask: Step = { assistant: '$question' };
const run = { tool: 'send_sms', args: text };

/** Heard, and then words that are no yes. */
const noYes = [
  'Yes, but change it to nine.', 'Yes, but not now.', 'Yes, if she agrees.', 'Yes or no?', 'Yesterday.', 'Yes, I heard you, wait.', 'I would not say yes.', 'Is that a yes?', 'She said yes.', 'Do you want me to say yes?', 'Approve of what?', 'Go ahead and tell me more.',
  'Confirmation number five.', 'No, yes, no.', 'Yes, cancel it.', 'Do it? Never.', 'Don’t do it, yes.', 'Yes to the other one.', 'Oui.', `Yes${' yes'.repeat(80)}`,
];

const attacks: readonly Attack[] = [
  ...noYes.map((words): Attack => ({ name: `heard, then “${words.slice(0, 40)}”`, scene: 'microphone_asked', mustNot: 'wrong decider', steps: [ask, { they: words }] })),
  { name: 'yes before anything was asked', scene: 'microphone_asked', mustNot: 'wrong decider', steps: [{ they: 'Yes.' }, ask] },
  { name: 'yes that began before the question was heard to its end', scene: 'microphone_asked', mustNot: 'wrong decider', steps: [{ theyStart: 'u7' }, ask, { theyFinish: 'Yes.', item: 'u7' }] },
  { name: 'yes to a paraphrase', scene: 'microphone_asked', mustNot: 'wrong decider', steps: [{ assistant: 'Shall I send it?' }, { they: 'Yes.' }] },
  { name: 'yes to a question about another text', scene: 'microphone_asked', mustNot: 'wrong decider', steps: [{ assistant: 'Text +1 415 555 0110: Nine. Shall I do it?' }, { they: 'Yes.' }] },
  { name: 'yes to a question about another number', scene: 'microphone_asked', mustNot: 'wrong decider', steps: [{ assistant: 'Text +1 415 555 0111: Eight. Shall I do it?' }, { they: 'Yes.' }] },
  { name: 'yes after the question was cut', scene: 'microphone_asked', mustNot: 'wrong decider', steps: [{ assistantCut: '$question' }, { they: 'Yes.' }] },
  { name: 'yes after something else was said', scene: 'microphone_asked', mustNot: 'wrong decider', steps: [ask, { assistant: 'By the way, do you like fish?' }, { they: 'Yes.' }] },
  { name: 'the question with more behind it', scene: 'microphone_asked', mustNot: 'wrong decider', steps: [{ assistant: '$question Or shall I order fish?' }, { they: 'Yes.' }] },
  { name: 'yes half a minute later', scene: 'microphone_asked', mustNot: 'wrong decider', steps: [ask, { advanceMs: 30_001 }, { they: 'Yes.' }] },
  { name: 'yes after it expired', scene: 'microphone_asked', mustNot: 'ran unapproved', steps: [{ advanceMs: 119_999 }, ask, { advanceMs: 2 }, { they: 'Yes.' }] },
  { name: 'yes after the arguments were changed', scene: 'microphone_asked', mustNot: 'ran unapproved', steps: [ask, { desk: 'approval.revise', input: { approvalId: '$id', values: { body: 'Nine.' } }, code: 'ok' }, { they: 'Yes.' }] },
  { name: 'yes after a second question came', scene: 'microphone_asked', mustNot: 'ran unapproved', steps: [ask, { tool: 'send_sms', args: { ...text, body: 'Wine too.' } }, { they: 'Yes.' }] },
  { name: 'yes after it was switched off', scene: 'microphone_asked', mustNot: 'wrong decider', steps: [ask, { console: 'policy.switch', input: { name: 'voiceApproval', on: false }, code: 'ok' }, { they: 'Yes.' }] },
  { name: 'yes after a reconnect', scene: 'microphone_asked', mustNot: 'wrong decider', steps: [ask, { connection: 'lost' }, { connection: 'back' }, { they: 'Yes.' }] },
  { name: 'yes after he denied it on the Desk', scene: 'microphone_asked', mustNot: 'wrong decider', steps: [ask, { desk: 'approval.deny', input: { approvalId: '$id', reason: null }, code: 'ok' }, { they: 'Yes.' }] },
  { name: 'yes, twice: it runs once', scene: 'microphone_asked', mustNot: 'ran unapproved', lawful: [run], steps: [ask, { they: 'Yes.' }, { they: 'Yes.' }, ask, { they: 'Yes.' }] },
  { name: 'yes, then the same tool call with other words', scene: 'microphone_asked', mustNot: 'ran unapproved', lawful: [run], steps: [ask, { they: 'Yes.' }, { tool: 'send_sms', args: { ...text, body: 'Nine.' }, id: 'tool1' }] },
  { name: 'an earlier utterance is told again as a yes', scene: 'microphone_asked', mustNot: 'wrong decider', steps: [{ they: 'Hm.', item: 'u9' }, ask, { theyFinish: 'Yes.', item: 'u9' }] },
  { name: 'yes, while the audit log cannot be written', scene: 'microphone_asked', mustNot: 'ran unapproved', steps: [ask, { store: 'audit fails' }, { they: 'Yes.' }] },
  { name: 'a caller with his number, not confirmed', scene: 'owner_number', mustNot: 'owner asked', steps: [{ tool: 'send_sms', args: text }, { assistant: 'Text +1 415 555 0110: Eight. Shall I do it?' }, { they: 'Yes.' }] },
  { name: 'confirmed when it was asked, not when he said yes', scene: 'owner_confirmed', mustNot: 'wrong decider', steps: [{ tool: 'send_sms', args: text }, ask, { desk: 'caller.confirm', input: { callId: '$call', on: false }, code: 'ok' }, { they: 'Yes.' }] },
  { name: 'the other side of his call, after the very question', scene: 'asked', mustNot: 'wrong decider', steps: [{ assistant: 'Text Harbor & Pine. Message: Dinner is at 8:00 pm, 212 Shore Road. Under Marchetti. Shall I do it?' }, { they: 'Yes.' }, { they: 'Go ahead.' }] },
  { name: 'the assistant answers its own question', scene: 'microphone_asked', mustNot: 'wrong decider', steps: [ask, { assistant: 'Yes.' }] },
];

export const voiceAbuse: Family = { name: 'approval by voice, abused', attacks };
