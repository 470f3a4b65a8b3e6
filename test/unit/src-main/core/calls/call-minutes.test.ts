import { expect, test } from 'vitest';
import type { TranscriptLineView } from '../../../../../src-shared/contract/views.ts';
import { createCallMinutes } from '../../../../../src-main/core/calls/call-minutes.ts';
import { createCountingIds } from '../../../../fakes/counting-ids.ts';
import { cutSpeech, setWords } from '../../../../../src-main/core/calls/transcript.ts';
import { maskDigits } from '../../../../../src-main/core/calls/mask-digits.ts';
import { ok } from '../../../../../src-shared/domain/result.ts';

function bench(hideDigits = true) {
  const shown = new Map<string, TranscriptLineView>();
  const kept = new Map<string, string>();
  const minutes = createCallMinutes('call', {
    ids: createCountingIds(), hideDigits: () => hideDigits,
    keeper: { save: (_key, write) => { write(); }, flush: () => 0, stop: () => {} },
    store: { saveCall: () => ok(null), saveAction: () => ok(null), appendAudit: () => { throw new Error('nothing is audited here'); }, saveLine: (line) => { kept.set(line.id, line.text); return ok(null); } },
    emitLine: (line) => { shown.set(line.id, line); },
  });
  const say = (id: string, speaker: 'them' | 'assistant', text: string, final = true) => { minutes.take(setWords(minutes.transcript, id, speaker, text, final, 1_000)); };
  return { minutes, shown, kept, say };
}

test('the digits of a card are dots on the screen and on disk, and the call goes on with the words', () => {
  const { minutes, shown, kept, say } = bench();
  say('a', 'them', 'My card is 4242 4242 4242 4242, good until May.');
  expect(shown.get('a')?.text).toBe('My card is •••• •••• •••• ••••, good until May.');
  expect(kept.get('a')).toBe(shown.get('a')?.text);
  expect(minutes.transcript.lines[0]?.text).toContain('4242');
});

test('already while it is being said, and no line on disk keeps it', () => {
  const { kept, say } = bench();
  say('a', 'them', 'It is 4242 4242', false);
  say('a', 'them', 'It is 4242 4242 4242 4242', false);
  say('a', 'them', 'It is 4242 4242 4242 4242 thanks');
  expect(kept.get('a')).toBe('It is •••• •••• •••• •••• thanks');
});

test('a number spread over several turns is masked in those that were shown before', () => {
  const { shown, say } = bench();
  say('a', 'them', 'It starts with 4242 4242');
  say('b', 'assistant', 'Go on.');
  say('c', 'them', 'and then four two four two, 4242.');
  expect(shown.get('a')?.text).toBe('It starts with •••• ••••');
  expect(shown.get('b')?.text).toBe('Go on.');
  expect(shown.get('c')?.text).toBe('and then •••• ••• •••• •••, ••••.');
});

test('what was cut keeps its place', () => {
  const { minutes, shown, say } = bench();
  say('a', 'assistant', 'Your code is 1234 and I will hold');
  minutes.take(cutSpeech(minutes.transcript, 'a', 17));
  expect(shown.get('a')).toMatchObject({ status: 'cut', heardChars: 17, text: 'Your code is •••• and I will hold' });
});

test.each(['Call me on +1 415 555 0142.', 'At 8:00 on the 24th, for 4 people.', 'The total is 1,240 dollars and 50 cents.'])('telephone numbers, times and sums stay: %s', (text) => {
  const { shown, say } = bench();
  say('a', 'them', text);
  expect(shown.get('a')?.text).toBe(text);
});

test('switched off, nothing is masked', () => {
  const { shown, say } = bench(false);
  say('a', 'them', 'My card is 4242 4242 4242 4242.');
  expect(shown.get('a')?.text).toContain('4242');
});

test.each([['4242', '••••'], ['four two', '•••• •••'], ['４２', '••'], ['forty winks', 'forty winks'], ['one moment', '••• moment'], ['', '']])('masks %j as %j', (text, masked) => {
  expect(maskDigits(text)).toBe(masked);
  expect(masked.length).toBe(text.length);
});
