import type { ApprovalView } from '../../src-shared/contract/views.ts';
import { isSettled, type Draft } from './draft.ts';

/** Why Approve is off, in words, apart from arming; null when nothing is in the way. */
export function approveBlock(situation: {
  readonly approval: ApprovalView;
  readonly draft: Draft;
  readonly connected: boolean;
  readonly editing: boolean;
  readonly seen: boolean;
  readonly sending: boolean;
}): string | null {
  const { approval, draft } = situation;
  if (!situation.connected) return 'The connection to Consigliere was lost. The countdown is paused and nothing is sent. Approve comes back with the connection.';
  if (situation.sending) return 'Your decision is on its way.';
  if (!situation.seen) return 'Something covers this card. Approve stays off until all of it can be seen.';
  if (draft.problems.length > 0) return 'A field is not right yet. Mend it, or undo the change.';
  if (!isSettled(draft)) return 'Checking the change.';
  if (approval.deadlineAtMs === null && approval.state !== 'editing' && !situation.editing) return 'The call’s connection was lost. The countdown is paused. Approve comes back with the connection; Deny works.';
  return null;
}
