import type { CallEvent } from './call-machine.ts';
import type { CallMinutes } from './call-minutes.ts';
import type { SessionEvent } from '../realtime/session-api.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { beginSpeech, cutSpeech, setWords } from './transcript.ts';

type SpeechEvent = Extract<SessionEvent, { type: `them.${string}` | `assistant.${string}` }>;

export interface CallSpeechDeps {
  readonly callId: string;
  readonly minutes: CallMinutes;
  readonly otherSpeaker: 'you' | 'them';
  readonly atMs: () => number;
  /** Item ids are unique within one session only. */
  readonly generation: () => number;
  readonly spoke: (event: Extract<CallEvent, { type: 'they_spoke' | 'assistant_spoke' }>) => void;
  readonly cutIn: () => void;
  readonly speaking: (speaking: { readonly them: boolean; readonly assistant: boolean }) => void;
}

export interface CallSpeech {
  /** True: an event of speech, and it is dealt with. */
  hear(event: SessionEvent): event is SpeechEvent;
  /** Something of the assistant's is still being said. */
  assistantSpeaks(): boolean;
}

/** Who speaks, and the words of both in the minutes. */
export function createCallSpeech(deps: CallSpeechDeps): CallSpeech {
  const { atMs, minutes, otherSpeaker } = deps;
  const items = new Set<string>();
  let them = false;
  const tell = (): void => { deps.speaking({ them, assistant: items.size > 0 }); };

  return {
    assistantSpeaks: () => items.size > 0,
    hear: (event): event is SpeechEvent => {
      const id = 'itemId' in event ? `${deps.callId}.${deps.generation()}.${event.itemId}`.slice(0, 128) : '';
      switch (event.type) {
        case 'them.started':
          minutes.take(beginSpeech(minutes.transcript, id, otherSpeaker, atMs()));
          deps.spoke({ type: 'they_spoke' });
          them = true;
          break;
        case 'them.stopped':
          them = false;
          break;
        case 'them.words':
          minutes.take(setWords(minutes.transcript, id, otherSpeaker, event.text, event.final, atMs()));
          return true;
        case 'assistant.started':
          items.add(event.itemId);
          minutes.take(beginSpeech(minutes.transcript, id, 'assistant', atMs()));
          deps.spoke({ type: 'assistant_spoke' });
          break;
        case 'assistant.words':
          minutes.take(setWords(minutes.transcript, id, 'assistant', event.text, event.final, atMs()));
          return true;
        case 'assistant.heard':
          items.delete(event.itemId);
          break;
        case 'assistant.cut':
          items.delete(event.itemId);
          minutes.take(cutSpeech(minutes.transcript, id, event.heardChars));
          deps.cutIn();
          break;
        case 'state': case 'usage': case 'headroom': case 'latency': case 'false_interruption': case 'nudged': case 'tool.call': case 'mcp.request': case 'response.done': return false;
        default: return assertNever(event);
      }
      tell();
      return true;
    },
  };
}
