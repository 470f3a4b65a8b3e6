import type { SessionEvent } from '../realtime/session-api.ts';
import type { RecordingMode } from '../../../src-shared/domain/recording.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { startConsent, stepConsent, type ConsentEffect, type ConsentEvent } from './consent-machine.ts';

/** Feeds the consent machine with what a session tells: which words of the assistant were really heard, and what the other side's own leg said. */
export function followConsent(mode: Exclude<RecordingMode, 'off'>, perform: (effect: ConsentEffect) => void): { hear(event: SessionEvent): void } {
  let state = startConsent(mode);
  /** Of what the assistant says now: its words, whether these are all, and whether all of it was heard. Either may come first. */
  const items = new Map<string, { text: string; final: boolean; heard: boolean }>();

  const step = (event: ConsentEvent): void => {
    const next = stepConsent(state, event);
    state = next.state;
    next.effects.forEach(perform);
  };
  const over = (itemId: string, chars: number): void => {
    const item = items.get(itemId);
    if (item === undefined) return;
    items.delete(itemId);
    step({ type: 'assistant_over', heard: item.text.slice(0, chars) });
  };

  return {
    hear: (event) => {
      const item = 'itemId' in event ? items.get(event.itemId) : undefined;
      switch (event.type) {
        case 'assistant.started':
          items.set(event.itemId, { text: '', final: false, heard: false });
          return step({ type: 'assistant_started' });
        case 'assistant.words':
          if (item === undefined) return;
          item.text = event.text;
          item.final = event.final;
          return item.final && item.heard ? over(event.itemId, Infinity) : undefined;
        case 'assistant.heard':
          if (item === undefined) return;
          item.heard = true;
          return item.final ? over(event.itemId, Infinity) : undefined;
        case 'assistant.cut': return over(event.itemId, event.heardChars);
        case 'them.started': return step({ type: 'they_started', itemId: event.itemId });
        case 'them.words': return event.final ? step({ type: 'they_said', itemId: event.itemId, text: event.text }) : undefined;
        case 'state':
          if (event.state !== 'ready') return;
          items.clear();
          return step({ type: 'reconnected' });
        // The rest says nothing of what was heard.
        case 'them.stopped': case 'tool.call': case 'mcp.request': case 'response.done': case 'latency': case 'headroom': case 'nudged': case 'false_interruption': case 'usage': return;
        default: return assertNever(event);
      }
    },
  };
}
