import { describe, expect, it } from 'vitest';
import { collectLines, collectVocabulary } from '../../../../../src-main/practice/speech/collect-lines.ts';
import { findMissingPhrases } from '../../../../../src-main/practice/speech/find-missing-phrases.ts';
import type { VoiceIndex } from '../../../../../src-main/practice/speech/voice-pack.ts';

const scenario = {
  id: 'a-b', title: 'Not said', about: 'Not said either.', person: { name: 'Ada Lovelace', number: '+14155550100', voice: 'elder' },
  brief: { goal: 'Ask her.', facts: ['One fact'] },
  steps: [{
    id: 'greets', says: 'Hello there.', prompts: ['Still here.'], patienceMs: 4_000,
    assistant: [{ say: '{disclosure} How are you?', otherGoal: 'I ask for {goal}' }, { call: 'send_sms', with: { body: 'Silent.' }, done: 'It is sent.' }],
    next: [{ when: ['sent'], go: 'greets' }], then: 'hang up',
  }],
  consent: 'No.', whileWaiting: ['One moment.'],
};

const index = (phrases: readonly string[]): VoiceIndex => ({ version: 1, voice: 'any', phrases: Object.fromEntries(phrases.map((key) => [key, [0, 1] as const])), words: {}, pieces: {} });

describe('lines of a scenario', () => {
  it('are what is said, by whom', () => {
    expect(collectLines(scenario)).toEqual([
      { text: 'Hello there.', voice: 'elder' }, { text: 'Still here.', voice: 'elder' },
      { text: '{disclosure} How are you?', voice: 'assistant' }, { text: 'I ask for {goal}', voice: 'assistant' },
      { text: 'It is sent.', voice: 'assistant' }, { text: 'No.', voice: 'elder' }, { text: 'One moment.', voice: 'assistant' },
    ]);
    expect(collectVocabulary([scenario.person, scenario.brief])).toEqual(['Ada Lovelace', '+14155550100', 'elder', 'Ask her.', 'One fact']);
  });

  it('are missing until a pack holds each of their phrases, in the right voice and melody', () => {
    const lines = collectLines(scenario);
    const assistant = index(['how are you?', 'i ask for,', 'it is sent.', 'one moment.']);
    expect(findMissingPhrases(lines, (voice) => (voice === 'assistant' ? assistant : index(['hello there.', 'still here.', 'no.'])))).toEqual([]);
    expect(findMissingPhrases(lines, (voice) => (voice === 'assistant' ? assistant : index(['hello there,'])))).toEqual(['elder: hello there.', 'elder: still here.', 'elder: no.']);
  });
});
