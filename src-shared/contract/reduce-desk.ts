import type { DeskDelta, DeskState } from './state.ts';
import { assertNever } from '../domain/assert-never.ts';
import { upsert } from './upsert.ts';

/** Folds one delta into the Desk's state. Pure. */
export function reduceDesk(state: DeskState, delta: DeskDelta): DeskState {
  switch (delta.type) {
    case 'theme': return { ...state, theme: delta.theme };
    case 'owner': return { ...state, ownerName: delta.ownerName };
    case 'layout': return { ...state, layout: delta.layout, focusCallId: delta.focusCallId };
    case 'approval': return { ...state, approvals: upsert(state.approvals, delta.approval, (approval) => approval.id) };
    case 'approval.removed': return { ...state, approvals: state.approvals.filter((approval) => approval.id !== delta.approvalId) };
    case 'earlier': return { ...state, earlier: upsert(state.earlier, delta.earlier, (entry) => entry.toolCallId) };
    case 'caller': return { ...state, callers: upsert(state.callers, delta.caller, (caller) => caller.callId) };
    case 'caller.removed': return { ...state, callers: state.callers.filter((caller) => caller.callId !== delta.callId) };
    case 'earlier.cleared': return { ...state, earlier: state.earlier.filter((entry) => entry.callId !== delta.callId) };
    default: return assertNever(delta);
  }
}
