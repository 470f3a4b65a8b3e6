/** A way to carry sound. `practice` and `assistant` need no key. */
export const lineKinds = ['practice', 'assistant', 'softphone', 'media_stream'] as const;
export type LineKind = (typeof lineKinds)[number];

/** `needs_key`: works once a key is stored. `problem`: should work and does not; the text says why. */
export const lineStates = ['ready', 'needs_key', 'problem'] as const;
export type LineState = (typeof lineStates)[number];
