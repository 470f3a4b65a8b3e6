export const speakers = ['assistant', 'them', 'you'] as const;
export type Speaker = (typeof speakers)[number];

/** partial: still growing. cut: the other side cut in; only the first `heardChars` of the text were heard. unheard: nothing of it was. */
export const lineStatuses = ['partial', 'final', 'cut', 'unheard'] as const;
export type LineStatus = (typeof lineStatuses)[number];

export const actionStates = ['running', 'waiting', 'done', 'refused', 'denied', 'expired', 'failed'] as const;
export type ActionState = (typeof actionStates)[number];
