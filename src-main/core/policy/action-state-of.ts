import type { ActionState } from '../../../src-shared/domain/transcript.ts';
import type { ApprovalState } from '../../../src-shared/domain/approval.ts';

/** How an approval stands, as the state of the action that waits for it. */
export function actionStateOf(state: ApprovalState): ActionState {
  switch (state) {
    case 'requested': case 'shown': case 'editing': return 'waiting';
    case 'approved': case 'executing': return 'running';
    case 'done': return 'done';
    case 'failed': return 'failed';
    case 'denied': return 'denied';
    case 'expired': case 'superseded': return 'expired';
  }
}
