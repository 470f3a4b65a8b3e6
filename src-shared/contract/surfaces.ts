/** Who speaks through the contract. Only the Desk's allow-list holds `approval.approve`. */
export const surfaces = ['console', 'desk'] as const;
export type Surface = (typeof surfaces)[number];
