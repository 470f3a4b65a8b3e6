import type { ActionRecord } from '../ports/store.ts';
import type { CallDeps } from './call-deps.ts';
import { actionText, actionView } from '../history/action-view.ts';
import { findSecretLines } from './find-secret-lines.ts';
import { maskDigits } from './mask-digits.ts';
import { closeTranscript, emptyTranscript, putLine, type Transcript, type TranscriptLine, type TranscriptStep } from './transcript.ts';

/** The minutes of one call: every line shown and saved as it grows. */
export interface CallMinutes {
  readonly transcript: Transcript;
  /** The words of a line as they are shown and kept: digits of cards and codes are dots. */
  shown(line: TranscriptLine): string;
  /** Takes a step of the transcript and tells what changed. */
  take(step: TranscriptStep): void;
  action(record: ActionRecord): void;
  add(kind: 'whisper' | 'typed' | 'note', speaker: TranscriptLine['speaker'], text: string, atMs: number): void;
  close(): void;
}

export function createCallMinutes(callId: string, deps: Pick<CallDeps, 'ids' | 'keeper' | 'store' | 'emitLine' | 'hideDigits'>): CallMinutes {
  const actions = new Map<string, ActionRecord>();
  /** Lines with a card number or a code in them. Only what is shown and kept is masked: the call itself goes on with the words. */
  const secret = new Set<string>();
  let transcript = emptyTranscript;

  const shown = (line: TranscriptLine): string => (secret.has(line.id) ? maskDigits(line.text) : line.text);
  const tell = (spoken: TranscriptLine): void => {
    const line = { ...spoken, text: shown(spoken) };
    const { toolCallId, ...words } = line;
    const record = toolCallId === null ? undefined : actions.get(toolCallId);
    deps.emitLine({ ...words, callId, action: record === undefined ? null : actionView(record) });
    // Growing words are gathered; a line that is settled is on disk at once.
    deps.keeper.save(`line ${callId} ${line.id}`, () => deps.store.saveLine({ ...line, callId }), line.status === 'partial' ? 'soon' : 'now');
  };
  const take = (step: TranscriptStep): void => {
    transcript = step.transcript;
    if (step.line === null) return;
    const found = deps.hideDigits() ? findSecretLines(transcript.lines, step.line) : [];
    const earlier = transcript.lines.filter((line) => found.includes(line.id) && !secret.has(line.id) && line.id !== step.line?.id);
    for (const id of found) secret.add(id);
    for (const line of [...earlier, step.line]) tell(line);
  };

  return {
    get transcript() { return transcript; },
    take, shown,
    action: (record) => {
      actions.set(record.toolCallId, record);
      deps.keeper.save(`action ${callId} ${record.toolCallId}`, () => deps.store.saveAction(record), 'now');
      take(putLine(transcript, {
        id: `${callId}.act.${record.toolCallId}`.slice(0, 128), atMs: record.atMs, kind: 'action', speaker: 'assistant', text: actionText(record), status: 'final', heardChars: null, toolCallId: record.toolCallId,
      }));
    },
    add: (kind, speaker, text, atMs) => { take(putLine(transcript, { id: deps.ids.next('line'), atMs, kind, speaker, text, status: 'final', heardChars: null, toolCallId: null })); },
    close: () => {
      const closed = closeTranscript(transcript);
      transcript = closed.transcript;
      for (const line of closed.changed) tell(line);
    },
  };
}
