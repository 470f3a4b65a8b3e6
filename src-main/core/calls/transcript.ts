import type { LineStatus, Speaker } from '../../../src-shared/domain/transcript.ts';
import type { TranscriptLineView } from '../../../src-shared/contract/views.ts';

/** One line, or the place of one whose words have not come yet. */
export type TranscriptLine = Omit<TranscriptLineView, 'callId' | 'action'> & { readonly toolCallId: string | null };

export interface Transcript {
  readonly lines: readonly TranscriptLine[];
  readonly nextOrder: number;
}

export const emptyTranscript: Transcript = { lines: [], nextOrder: 1 };

/** `line` is what changed and has words to show; null when there is nothing to tell. */
export interface TranscriptStep { readonly transcript: Transcript; readonly line: TranscriptLine | null }

/** Takes the place in the conversation; the words follow. A second start of the same item changes nothing. */
export function beginSpeech(transcript: Transcript, id: string, speaker: Speaker, atMs: number): TranscriptStep {
  if (find(transcript, id) !== null) return { transcript, line: null };
  return append(transcript, { id, atMs, kind: 'speech', speaker, text: '', status: 'partial', heardChars: null, toolCallId: null }, false);
}

/** All words of the item so far. Words of an unknown item take their place now. */
export function setWords(transcript: Transcript, id: string, speaker: Speaker, text: string, final: boolean, atMs: number): TranscriptStep {
  const begun = beginSpeech(transcript, id, speaker, atMs).transcript;
  const line = find(begun, id);
  if (line === null) return { transcript, line: null };
  // What was cut stays cut: later words of it were never heard.
  if (line.status === 'cut' || line.status === 'unheard') return change(begun, { ...line, text: text.length > line.text.length ? text : line.text });
  if (line.status === 'final' && !final) return { transcript: begun, line: null };
  return change(begun, { ...line, text, status: final ? 'final' : 'partial' });
}

/** The item was cut: this many characters were heard. */
export function cutSpeech(transcript: Transcript, id: string, heardChars: number): TranscriptStep {
  const line = find(transcript, id);
  if (line === null) return { transcript, line: null };
  const heard = Math.max(0, Math.min(heardChars, line.text.length));
  const status: LineStatus = heard === 0 ? 'unheard' : heard >= line.text.length && line.status === 'final' ? 'final' : 'cut';
  return change(transcript, { ...line, status, heardChars: status === 'cut' ? heard : null });
}

/** Any other line: an action, a whisper, typed words, a note. With a known id it keeps its place and time. */
export function putLine(transcript: Transcript, line: Omit<TranscriptLine, 'order'>): TranscriptStep {
  const present = find(transcript, line.id);
  return present === null ? append(transcript, line, true) : change(transcript, { ...line, order: present.order, atMs: present.atMs });
}

/** At the end of the call nothing is partial any more. */
export function closeTranscript(transcript: Transcript): { readonly transcript: Transcript; readonly changed: readonly TranscriptLine[] } {
  const changed: TranscriptLine[] = [];
  const lines = transcript.lines.map((line) => {
    if (line.status !== 'partial') return line;
    const closed: TranscriptLine = { ...line, status: 'final' };
    if (line.text !== '') changed.push(closed);
    return closed;
  });
  return { transcript: { ...transcript, lines }, changed };
}

function find(transcript: Transcript, id: string): TranscriptLine | null {
  return transcript.lines.find((line) => line.id === id) ?? null;
}

function append(transcript: Transcript, line: Omit<TranscriptLine, 'order'>, tell: boolean): TranscriptStep {
  const placed: TranscriptLine = { ...line, order: transcript.nextOrder };
  return { transcript: { lines: [...transcript.lines, placed], nextOrder: transcript.nextOrder + 1 }, line: tell ? placed : null };
}

function change(transcript: Transcript, line: TranscriptLine): TranscriptStep {
  return { transcript: { ...transcript, lines: transcript.lines.map((each) => (each.id === line.id ? line : each)) }, line: line.text === '' && line.kind === 'speech' ? null : line };
}
