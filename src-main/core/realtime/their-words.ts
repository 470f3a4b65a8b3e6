import type { ConversationMemory } from './conversation-memory.ts';
import type { SessionEvent } from './session-api.ts';

/** The other side's turns: when they spoke, and what, as far as the service understood it. Transcripts come late and out of order. */
export interface TheirWords {
  started(itemId: string, audioMs: number): void;
  stopped(itemId: string, audioMs: number): void;
  /** A turn that we found begins or ends: shown under a name of ours, because the service has no item of it yet. */
  startedHere(name: string): void;
  stoppedHere(name: string, spokenMs: number): void;
  /** The item of the oldest turn of ours that waits for one. */
  committed(itemId: string): void;
  /** The oldest turn of ours that waits for its item gets none. */
  refused(): void;
  /** A turn of ours reached no service. */
  lost(name: string, spokenMs: number): void;
  /** The connection is gone, and with it every turn of ours that waits for its item. */
  dropped(): void;
  delta(itemId: string, delta: string): void;
  completed(itemId: string, transcript: string): void;
  failed(itemId: string): void;
  /** Of a turn whose words are not final. */
  soFar(itemId: string): string;
  /** The name under which an item is told. */
  nameOf(itemId: string): string;
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
  /** Ours that were committed and have no item yet, oldest first. */
  let waiting: { readonly name: string; readonly spokenMs: number }[] = [];
  /** Item → our name. */
  const names = new Map<string, string>();
  let unnamed = 0;
  let current = '';

  const nameOf = (itemId: string): string => names.get(itemId) ?? itemId;
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
    emit({ type: 'them.words', itemId: nameOf(itemId), text, final: true });
  };
  const lost = (name: string, spokenMs: number): void => {
    // A new connection is told that something was said here.
    memory.noteSpoken(name, 'user', null);
    emit({ type: 'them.words', itemId: name, text: lengthText(spokenMs), final: true });
  };

  return {
    nameOf,
    soFar: (itemId) => turns.get(itemId)?.text ?? '',
    anyPending: () => turns.size > 0 || waiting.length > 0,
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
    startedHere: (name) => emit({ type: 'them.started', itemId: name }),
    stoppedHere(name, spokenMs) {
      waiting.push({ name, spokenMs });
      emit({ type: 'them.stopped', itemId: name });
    },
    committed(itemId) {
      const ours = waiting.shift();
      if (ours === undefined || itemId === '') return;
      names.set(itemId, ours.name);
      turnOf(itemId).endMs = ours.spokenMs;
    },
    refused() {
      const ours = waiting.shift();
      if (ours !== undefined) lost(ours.name, ours.spokenMs);
    },
    lost,
    dropped() {
      const gone = waiting;
      waiting = [];
      for (const { name, spokenMs } of gone) lost(name, spokenMs);
    },
    delta(itemId, delta) {
      if (itemId === '' || delta === '') return;
      const turn = turnOf(itemId);
      turn.text += delta;
      memory.setText(itemId, turn.text);
      emit({ type: 'them.words', itemId: nameOf(itemId), text: turn.text, final: false });
    },
    completed(itemId, transcript) {
      if (itemId !== '') finish(itemId, transcript.trim());
    },
    failed(itemId) {
      if (itemId === '') return;
      const { text, startMs, endMs } = turnOf(itemId);
      finish(itemId, text !== '' ? text : lengthText(endMs - startMs));
    },
  };
}

/** Words are never invented: what was not understood is shown as that much speech. */
function lengthText(ms: number): string {
  const seconds = ms / 1000;
  return seconds > 0 ? `[${seconds.toFixed(1)} s of speech]` : '[speech]';
}
