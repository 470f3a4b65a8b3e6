import { approvalView, type ApprovalView } from '../../../src-shared/contract/views.ts';
import type { Logger } from '../ports/logger.ts';
import type { CallRecord, Store } from '../ports/store.ts';
import { endReasonText } from './end-reason-text.ts';

/** Messages in which something may wait; an older one is not started from any more. */
const lookedThrough = 1_000;

/**
 * Closes what a crash left open: calls end as `interrupted` where their last line stands, open approvals as expired, actions as
 * not done. Every write is in the store before the next; a write that fails leaves the call to the next start.
 */
export function recoverCalls(deps: { readonly store: Store; readonly nowMs: number; readonly logger: Logger }): Recovered {
  const { store, nowMs } = deps;
  const approvals: ApprovalView[] = [];
  for (const approval of store.openApprovals()) {
    const afterMs = Math.max(0, nowMs - approval.requestedAtMs);
    const view = expiredView(approval.view, afterMs);
    store.saveApproval({ ...approval, state: 'expired', decidedAtMs: nowMs, decidedBy: 'Nobody, the app stopped', view });
    const decided = { outcome: 'expired', by: 'The app stopped', channel: 'app', seconds: Math.round(afterMs / 100) / 10, reason: null };
    store.appendAudit({ atMs: nowMs, kind: 'decided', callId: approval.callId, data: { approvalId: approval.id, toolCallId: approval.toolCallId, hash: approval.hash, decided } });
    if (approval.callId === null) approvals.push(...shownViews(view));
  }
  for (const message of store.messages(lookedThrough)) {
    if (!message.asked.some((ask) => ask.state === 'waiting' || ask.state === 'running')) continue;
    store.saveMessage({ ...message, asked: message.asked.map((ask) => (ask.state === 'waiting' ? { ...ask, state: 'expired' } : ask.state === 'running' ? { ...ask, state: 'failed' } : ask)) });
  }
  const recovered: string[] = [];
  for (const call of store.unfinishedCalls()) {
    const lines = store.linesOf(call.id);
    for (const line of lines) if (line.status === 'partial') store.saveLine({ ...line, status: 'final' });
    for (const action of store.actionsOf(call.id)) {
      if (action.state === 'waiting') store.saveAction({ ...action, state: 'expired', detail: 'The app stopped before you decided', decidedBy: 'Nobody, the app stopped' });
      if (action.state === 'running') store.saveAction({ ...action, state: 'failed', detail: 'The app stopped while it ran; it is not known whether it was sent' });
    }
    const saved = store.saveCall(closed(call, Math.max(0, ...lines.map((line) => line.atMs))));
    if (!saved.ok) {
      deps.logger.error('call.recovery_failed', { callId: call.id, problem: saved.error.code });
      continue;
    }
    store.appendAudit({ atMs: nowMs, kind: 'recovered', callId: call.id, data: { startedAtMs: call.startedAtMs, lines: lines.length } });
    recovered.push(call.id);
  }
  if (recovered.length > 0) deps.logger.warn('call.recovered', { calls: recovered.length });
  return { calls: recovered, approvals };
}

export interface Recovered {
  readonly calls: readonly string[];
  /** Outside a call nothing else says that they ran out. */
  readonly approvals: readonly ApprovalView[];
}

function closed(call: CallRecord, lastLineAtMs: number): CallRecord {
  return {
    ...call,
    endedAtMs: (call.connectedAtMs ?? call.startedAtMs) + (call.connectedAtMs === null ? 0 : lastLineAtMs),
    endReason: 'interrupted', endText: endReasonText('interrupted', call.peerName, null), outcome: 'ended_early', summary: 'Consigliere stopped during the call.',
  };
}

/** Cards that an older version wrote otherwise are not shown. */
function shownViews(text: string): readonly ApprovalView[] {
  try {
    const read = approvalView.safeParse(JSON.parse(text));
    return read.success ? [read.data] : [];
  } catch {
    return [];
  }
}

/** The card as it is kept; text that is no card stays as it is. */
function expiredView(text: string, afterMs: number): string {
  try {
    const view = JSON.parse(text) as ApprovalView;
    return JSON.stringify({ ...view, state: 'expired', deadlineAtMs: null, decided: { by: 'The app stopped', outcome: 'expired', afterMs, reason: null, changed: view.decided?.changed ?? false } } satisfies ApprovalView);
  } catch {
    return text;
  }
}
