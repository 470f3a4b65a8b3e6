import type { ErrorCode } from '../../src-shared/contract/error-codes.ts';

/** What the chokepoint itself refuses, in words: what happened, what it means, what to do. Handlers bring their own. */
export const refusalTexts = {
  bad_envelope: 'A request of this window could not be read. Nothing was changed. Load the window again.',
  version_mismatch: 'This window is from another version of Consigliere. Calls go on without it. Load the window again.',
  wrong_sender: 'A request did not come from a window of Consigliere. Nothing was changed. Use the app’s own window.',
  unknown_method: 'This window asked for something Consigliere does not know. Nothing was changed. Load the window again.',
  not_allowed_here: 'This cannot be done from this part of the window. Nothing was changed. Approvals are given on the Desk.',
  too_large: 'That is too long. Nothing was changed. Shorten it, then try again.',
  invalid_input: 'A value could not be used. Nothing was changed. Correct it, then try again.',
  rate_limited: 'That was asked too often. This time nothing was changed. Wait ten seconds, then try again.',
  internal: 'Something went wrong inside Consigliere. Calls that are on go on. Try again; the log has the details.',
} as const satisfies Partial<Record<ErrorCode, string>>;

export type RefusalCode = keyof typeof refusalTexts;
