import type { ActionRecord } from '../ports/store.ts';
import type { ActionView } from '../../../src-shared/contract/views.ts';
import { findTool } from '../tools/registry.ts';

/** An action as its line in the transcript: what became of it, then the detail. */
export function actionView(record: ActionRecord): ActionView {
  return {
    toolCallId: record.toolCallId,
    tool: record.tool,
    title: headline(record).slice(0, 200),
    detail: record.detail.slice(0, 400),
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
    case 'waiting': return 'Waiting for you';
    case 'running': return words?.doing ?? 'Running';
    case 'done': return words?.done ?? 'Done';
    case 'refused': case 'denied': case 'expired': case 'failed': return words?.notDone ?? 'Not done';
  }
}
