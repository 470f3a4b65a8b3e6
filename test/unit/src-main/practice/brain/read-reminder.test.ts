import { expect, it } from 'vitest';
import { readReminder } from '../../../../../src-main/practice/brain/read-reminder.ts';
import { recordedSentence, recordQuestion, startConsent, stepConsent } from '../../../../../src-main/core/recording/consent-machine.ts';

it.each([['announce', { at: 'begin', sentence: recordedSentence }], ['ask', { at: 'end', sentence: recordQuestion }]] as const)('reads what the app says when the sentence was left out (%s)', (mode, reminder) => {
  const { effects } = stepConsent(startConsent(mode), { type: 'assistant_over', heard: 'Hello.' });
  expect(effects.map((effect) => (effect.type === 'remind' ? readReminder(effect.text) : null))).toEqual([reminder]);
});

it('reads it out of nothing else', () => {
  expect(readReminder('Nobody has spoken for a while. If you wait for your owner, say that you still do.')).toBeNull();
  expect(readReminder('Your owner decides. Say this word for word and nothing after it, then wait: "Shall I?"')).toBeNull();
});
