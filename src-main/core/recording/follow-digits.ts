import type { SessionEvent } from '../realtime/session-api.ts';
import type { Side } from './wav-format.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import { lookedBack, sensitiveAmong, type Spoken } from './spoken-digits.ts';

/** Speech is told of a little after it began, by detection and network; words may follow its last sample. */
const beforeMs = { them: 800, played: 150 } as const;
const afterMs = { them: 0, played: 60 } as const;

interface Utterance { readonly side: Side; readonly fromMs: number; toMs: number | null; text: string | null }

/**
 * Finds the time of what holds a card number or a code. The words come after the sound, so it is told once both are known, and the sound of that span
 * is taken away again. A number that the transcript has otherwise is not found.
 */
export function followDigits(atMs: () => number, silence: (side: Side, fromMs: number, toMs: number) => void): { hear(event: SessionEvent): void } {
  const open = new Map<string, Utterance>();
  const said: Record<Side, Spoken[]> = { them: [], played: [] };

  const judge = (itemId: string): void => {
    const utterance = open.get(itemId);
    if (utterance === undefined || utterance.toMs === null || utterance.text === null) return;
    open.delete(itemId);
    const { side } = utterance;
    const spoken = { text: utterance.text, fromMs: utterance.fromMs, toMs: utterance.toMs };
    said[side] = [...said[side], spoken].slice(-lookedBack);
    for (const each of sensitiveAmong(said[side])) silence(side, Math.max(0, each.fromMs - beforeMs[side]), each.toMs + afterMs[side]);
  };
  const change = (itemId: string, act: (utterance: Utterance) => void): void => {
    const utterance = open.get(itemId);
    if (utterance === undefined) return;
    act(utterance);
    judge(itemId);
  };

  return {
    hear: (event) => {
      switch (event.type) {
        case 'them.started': return void open.set(event.itemId, { side: 'them', fromMs: atMs(), toMs: null, text: null });
        case 'assistant.started': return void open.set(event.itemId, { side: 'played', fromMs: atMs(), toMs: null, text: null });
        case 'them.stopped': return change(event.itemId, (utterance) => { utterance.toMs = atMs(); });
        case 'assistant.heard': case 'assistant.cut': return change(event.itemId, (utterance) => { utterance.toMs = atMs(); });
        case 'them.words': case 'assistant.words': return event.final ? change(event.itemId, (utterance) => { utterance.text = event.text; }) : undefined;
        case 'state':
          if (event.state === 'ready') open.clear();
          return;
        // The rest says nothing of what was spoken.
        case 'tool.call': case 'mcp.request': case 'response.done': case 'latency': case 'headroom': case 'nudged': case 'false_interruption': case 'usage': return;
        default: return assertNever(event);
      }
    },
  };
}
