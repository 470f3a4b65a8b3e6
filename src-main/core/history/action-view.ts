import type { ActionRecord } from '../ports/store.ts';
import type { ActionView } from '../../../src-shared/contract/views.ts';
import { findTool } from '../tools/registry.ts';

/** An action as its line in the transcript: what it would do while it waits, then what became of it. */
export function actionView(record: ActionRecord): ActionView {
  return {
    toolCallId: record.toolCallId,
    tool: record.tool,
    title: headline(record).slice(0, 200),
    detail: record.state === 'waiting' ? '' : record.detail.slice(0, 400),
    state: record.state,
    risk: record.risk,
    approvalId: record.approvalId,
    tookMs: record.tookMs,
  };
}

/** The words of an action's line as they are stored and searched. */
export function actionText(record: ActionRecord): string {
  const view = actionView(record);
  return view.detail === '' ? view.title : `${view.title}: ${view.detail}`;
}

function headline(record: ActionRecord): string {
  const words = findTool(record.tool)?.words;
  switch (record.state) {
    // The screen says that it waits; the line says for what.
    case 'waiting': return record.title;
    case 'running': return words?.doing ?? 'Running';
    case 'done': return words?.done ?? 'Done';
    case 'refused': case 'denied': case 'expired': case 'failed': return words?.notDone ?? 'Not done';
  }
}
