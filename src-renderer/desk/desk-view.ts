import type { ApprovalView } from '../../src-shared/contract/views.ts';
import type { DeskState, OwnerCaller } from '../../src-shared/contract/state.ts';
import { callTime } from './call-time.ts';
import { foldLine, type Line } from './fold-line.ts';
import { isApprovalOpen } from '../../src-shared/domain/approval.ts';

export interface DeskView {
  readonly layout: DeskState['layout'];
  /** The one card with buttons. */
  readonly top: ApprovalView | null;
  readonly waiting: readonly ApprovalView[];
  readonly earlier: readonly Line[];
  /** Calls that the owner may say are his; only in the docked Desk, of the call beside it. */
  readonly callers: readonly OwnerCaller[];
  /** "1 waiting"; null when nothing is. */
  readonly count: string | null;
}

/** A line and its time in the call; what happened outside one stands first. */
interface Timed { readonly line: Line; readonly atMs: number }

const iconOf = { done: 'check', refused: 'ban', denied: 'ban', failed: 'crossed' } as const;

/** When it is denied by itself, as far as known while paused. */
const deadlineOf = (approval: ApprovalView): number => approval.deadlineAtMs ?? approval.requestedAtMs + approval.spanMs;

/** What is drawn. `heldId`: the card being edited or denied stays on top, whatever comes. */
export function deskView(state: DeskState, heldId: string | null): DeskView {
  const open = state.approvals
    .filter((approval) => isApprovalOpen(approval.state))
    .sort((a, b) => Number(b.id === heldId) - Number(a.id === heldId) || deadlineOf(a) - deadlineOf(b) || a.requestedAtMs - b.requestedAtMs);
  const ofCall = (callId: string | null): boolean => state.focusCallId === null || callId === state.focusCallId;
  const decided = state.approvals
    .filter((approval) => !isApprovalOpen(approval.state) && ofCall(approval.callId))
    .sort((a, b) => b.requestedAtMs + (b.decided?.afterMs ?? 0) - (a.requestedAtMs + (a.decided?.afterMs ?? 0)))
    .flatMap((approval): Timed[] => {
      const line = foldLine(approval);
      return line === null ? [] : [{ line, atMs: approval.atMs ?? Infinity }];
    });
  const actions = state.earlier
    .filter(({ callId }) => ofCall(callId))
    .map((action): Timed => ({ atMs: action.atMs, line: {
      key: action.toolCallId, icon: iconOf[action.icon], tone: action.icon === 'failed' ? 'danger' : 'plain', title: action.title, detail: action.detail, time: callTime(action.atMs),
    } }));
  const earlier = [...decided, ...actions].sort((a, b) => (a.atMs === b.atMs ? 0 : b.atMs - a.atMs)).map(({ line }) => line);
  const callers = state.layout === 'docked' ? state.callers.filter(({ callId }) => ofCall(callId)) : [];
  return { layout: state.layout, callers, top: open[0] ?? null, waiting: open.slice(1), earlier, count: open.length === 0 ? null : `${open.length} waiting` };
}
