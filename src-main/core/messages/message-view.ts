import type { MessageRecord } from '../ports/store.ts';
import type { MessageView } from '../../../src-shared/contract/views.ts';
import { findTool } from '../tools/registry.ts';

/** A message as screens show it: the arguments of what was asked for become labelled values. */
export function messageView(record: MessageRecord): MessageView {
  const { asked, ...message } = record;
  return {
    ...message,
    asked: asked.map((ask) => {
      const tool = findTool(ask.tool);
      const specs = tool?.args ?? [];
      // In the order of the tool; what it does not know comes last.
      const place = (name: string): number => (specs.findIndex((spec) => spec.name === name) + specs.length + 1) % (specs.length + 1);
      const fields = Object.entries(ask.arguments).sort(([a], [b]) => place(a) - place(b)).slice(0, 12).map(([name, value]) => ({
        label: (specs.find((spec) => spec.name === name)?.label ?? name).slice(0, 60), value: (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 1000),
      }));
      return { id: ask.id, tool: ask.tool, title: ask.title, reason: ask.reason, atMs: ask.atMs, state: ask.state, approvalId: ask.approvalId, canStart: tool !== null && canStart(ask.state), fields };
    }),
  };
}

/** What waits or is done is not started again. */
export function canStart(state: MessageRecord['asked'][number]['state']): boolean {
  return state !== 'waiting' && state !== 'running' && state !== 'done';
}
