import type { ApprovalFailure } from './policy/approvals.ts';
import type { HandlerError } from '../../src-shared/contract/error-codes.ts';

/** Why a click on an approval did nothing, in words. */
export function approvalError(failure: ApprovalFailure): HandlerError {
  switch (failure) {
    case 'not_found': return { code: 'not_found', message: 'There is no such question any more.' };
    case 'wrong_state': return { code: 'wrong_state', message: 'This was already decided. The first decision counts.' };
    case 'hash_mismatch': return { code: 'hash_mismatch', message: 'What would run has changed since you saw it. Nothing ran. Read it again, then approve.' };
    case 'once_only': return { code: 'refused_by_policy', message: 'This can be approved once only, not for the whole call. Nothing ran. Approve it once.' };
    case 'offline': return { code: 'wrong_state', message: 'The connection of this call is down. Nothing ran. Approve again once it is back.' };
  }
}
