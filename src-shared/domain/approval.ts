/** requested → shown → (editing) → approved | denied | expired | superseded → executing → done | failed */
export const approvalStates = [
  'requested', 'shown', 'editing', 'approved', 'denied', 'expired', 'superseded', 'executing', 'done', 'failed',
] as const;
export type ApprovalState = (typeof approvalStates)[number];

export const approvalOpenStates = ['requested', 'shown', 'editing'] as const satisfies readonly ApprovalState[];

/** Where a decision came from. `time`: nobody decided; `call`: the call ended first; `app`: the app stopped. */
export const decisionChannels = ['desk', 'console', 'voice', 'time', 'call', 'app'] as const;
export type DecisionChannel = (typeof decisionChannels)[number];

/** How far an approval reaches: this one act, or the same small act again until the call ends. */
export const approvalScopes = ['once', 'call'] as const;
export type ApprovalScope = (typeof approvalScopes)[number];

export function isApprovalOpen(state: ApprovalState): boolean {
  return (approvalOpenStates as readonly ApprovalState[]).includes(state);
}
