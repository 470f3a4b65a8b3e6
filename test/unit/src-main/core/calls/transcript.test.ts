import { expect, it } from 'vitest';
import { beginSpeech, closeTranscript, cutSpeech, emptyTranscript, putLine, setWords, type Transcript, type TranscriptStep } from '../../../../../src-main/core/calls/transcript.ts';

const through = (...steps: ((transcript: Transcript) => TranscriptStep)[]): Transcript => steps.reduce((transcript, step) => step(transcript).transcript, emptyTranscript);

it('keeps the order of the talk when words come late', () => {
  const transcript = through(
    (t) => beginSpeech(t, 'them1', 'them', 100), (t) => beginSpeech(t, 'ai1', 'assistant', 900), (t) => setWords(t, 'ai1', 'assistant', 'Good evening.', true, 950), (t) => setWords(t, 'them1', 'them', 'Hello?', true, 1200),
  );
  expect(transcript.lines.map((line) => [line.order, line.id, line.text, line.status, line.atMs])).toEqual([[1, 'them1', 'Hello?', 'final', 100], [2, 'ai1', 'Good evening.', 'final', 900]]);
});

it('tells nothing of a place without words', () => {
  expect(beginSpeech(emptyTranscript, 'x', 'them', 0).line).toBeNull();
  expect(setWords(emptyTranscript, 'x', 'them', 'Hi', false, 0).line).toMatchObject({ status: 'partial', text: 'Hi' });
});

it('cut stays cut, with what was heard; nothing heard is unheard', () => {
  const cut = through((t) => setWords(t, 'a', 'assistant', 'I can also ask them for the corner table', true, 0), (t) => cutSpeech(t, 'a', 14), (t) => setWords(t, 'a', 'assistant', 'I can also ask them for the corner table by', false, 0));
  expect(cut.lines[0]).toMatchObject({ status: 'cut', heardChars: 14, text: 'I can also ask them for the corner table by' });
  expect(through((t) => setWords(t, 'a', 'assistant', 'Never', false, 0), (t) => cutSpeech(t, 'a', 0)).lines[0]).toMatchObject({ status: 'unheard', heardChars: null });
  expect(through((t) => setWords(t, 'a', 'assistant', 'All of it', true, 0), (t) => cutSpeech(t, 'a', 99)).lines[0]).toMatchObject({ status: 'final' });
  expect(cutSpeech(emptyTranscript, 'none', 3)).toEqual({ transcript: emptyTranscript, line: null });
});

it('an action keeps its place and time when it changes', () => {
  const action = (text: string, atMs: number) => ({ id: 'act', atMs, kind: 'action', speaker: 'assistant', text, status: 'final', heardChars: null, toolCallId: 't' } as const);
  const transcript = through((t) => putLine(t, action('Waiting', 10)), (t) => setWords(t, 'them', 'them', 'Sure', true, 20), (t) => putLine(t, action('Sent', 99)));
  expect(transcript.lines.map((line) => [line.text, line.order, line.atMs])).toEqual([['Sent', 1, 10], ['Sure', 2, 20]]);
});

it('nothing stays partial after the end', () => {
  const closed = closeTranscript(through((t) => setWords(t, 'a', 'them', 'I was sayi', false, 0), (t) => beginSpeech(t, 'b', 'them', 5)));
  expect(closed.transcript.lines.every((line) => line.status === 'final')).toBe(true);
  expect(closed.changed.map((line) => line.id)).toEqual(['a']);
});
