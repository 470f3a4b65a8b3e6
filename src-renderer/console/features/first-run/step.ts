/** Sound, you, keys. */
export type Step = 0 | 1 | 2;
