import type { ApprovalView } from '../../../src-shared/contract/views.ts';

/** Time until an approval is denied by itself. Paused: what was left when it paused. */
export const remainingMs = (approval: Pick<ApprovalView, 'deadlineAtMs' | 'remainingMs'>, nowMs: number): number =>
  Math.max(0, approval.deadlineAtMs === null ? approval.remainingMs : approval.deadlineAtMs - nowMs);
