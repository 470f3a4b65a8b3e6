import type { ApprovalView } from '../../../src-shared/contract/views.ts';
import { isApprovalOpen } from '../../../src-shared/domain/approval.ts';

/** The approvals that wait for a person, soonest deadline first; paused ones last. */
export function openApprovals(approvals: readonly ApprovalView[]): readonly ApprovalView[] {
  return approvals
    .filter((approval) => isApprovalOpen(approval.state))
    .sort((a, b) => (a.deadlineAtMs ?? Number.POSITIVE_INFINITY) - (b.deadlineAtMs ?? Number.POSITIVE_INFINITY));
}
