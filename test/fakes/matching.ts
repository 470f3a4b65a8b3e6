import { expect } from 'vitest';

/* Asymmetric matchers with a type, so that expectations stay type-checked. */
export const containing = (part: string): string => expect.stringContaining(part) as string;
export const matching = (pattern: RegExp): string => expect.stringMatching(pattern) as string;
export const anyText = (): string => expect.any(String) as string;
