import type { ConversationMemory } from './conversation-memory.ts';
import type { SessionEvent } from './session-api.ts';

/** The other side's turns: when they spoke, and what, as far as the service understood it. Transcripts come late and out of order. */
export interface TheirWords {
  started(itemId: string, audioMs: number): void;
  stopped(itemId: string, audioMs: number): void;
  delta(itemId: string, delta: string): void;
  completed(itemId: string, transcript: string): void;
  failed(itemId: string): void;
  /** Of a turn whose words are not final. */
  soFar(itemId: string): string;
  /** Somebody spoke whose words have not all come. */
  anyPending(): boolean;
}

interface Turn {
  text: string;
  startMs: number;
  endMs: number;
}

export function createTheirWords(emit: (event: SessionEvent) => void, memory: Pick<ConversationMemory, 'noteSpoken' | 'setText'>): TheirWords {
  /** Turns whose words are not final. */
  const turns = new Map<string, Turn>();
  let unnamed = 0;
  let current = '';

  const turnOf = (itemId: string): Turn => {
    const known = turns.get(itemId);
    if (known !== undefined) return known;
    const turn: Turn = { text: '', startMs: 0, endMs: 0 };
    turns.set(itemId, turn);
    memory.noteSpoken(itemId, 'user', null);
    return turn;
  };
  const finish = (itemId: string, text: string): void => {
    turnOf(itemId);
    turns.delete(itemId);
    memory.setText(itemId, text);
    emit({ type: 'them.words', itemId, text, final: true });
  };

  return {
    soFar: (itemId) => turns.get(itemId)?.text ?? '',
    anyPending: () => turns.size > 0,
    started(itemId, audioMs) {
      unnamed += itemId === '' ? 1 : 0;
      current = itemId === '' ? `theirs_${unnamed}` : itemId;
      turnOf(current).startMs = audioMs;
      emit({ type: 'them.started', itemId: current });
    },
    stopped(itemId, audioMs) {
      const id = itemId === '' ? current : itemId;
      if (id === '') return;
      turnOf(id).endMs = audioMs;
      emit({ type: 'them.stopped', itemId: id });
    },
    delta(itemId, delta) {
      if (itemId === '' || delta === '') return;
      const turn = turnOf(itemId);
      turn.text += delta;
      memory.setText(itemId, turn.text);
      emit({ type: 'them.words', itemId, text: turn.text, final: false });
    },
    completed(itemId, transcript) {
      if (itemId !== '') finish(itemId, transcript.trim());
    },
    // Words are never invented: what was not understood is shown as that much speech.
    failed(itemId) {
      if (itemId === '') return;
      const { text, startMs, endMs } = turnOf(itemId);
      const seconds = (endMs - startMs) / 1000;
      finish(itemId, text !== '' ? text : seconds > 0 ? `[${seconds.toFixed(1)} s of speech]` : '[speech]');
    },
  };
}
