/** requested → shown → (editing) → approved | denied | expired | superseded → executing → done | failed */
export const approvalStates = [
  'requested', 'shown', 'editing', 'approved', 'denied', 'expired', 'superseded', 'executing', 'done', 'failed',
] as const;
export type ApprovalState = (typeof approvalStates)[number];

export const approvalOpenStates = ['requested', 'shown', 'editing'] as const satisfies readonly ApprovalState[];

export function isApprovalOpen(state: ApprovalState): boolean {
  return (approvalOpenStates as readonly ApprovalState[]).includes(state);
}
