import type { DialectName, SessionShape } from './dialect.ts';
import { dialectNames } from './dialect.ts';
import { dialects } from './dialect-registry.ts';

/**
 * auto: begin with ga, and follow what the server turns out to speak. beta, seed: begin with it, and follow too, for most servers no longer
 * speak it. ga: nothing else, whatever the server says.
 */
export const dialectSettings = ['auto', ...dialectNames] as const;
export type DialectSetting = (typeof dialectSettings)[number];

export interface DialectChoice {
  readonly speaking: DialectName;
  /** Each dialect is tried once in a session, so that no server can make it go in circles. */
  readonly tried: readonly DialectName[];
  readonly fixed: boolean;
}

export function firstChoice(setting: DialectSetting): DialectChoice {
  const speaking = setting === 'auto' ? 'ga' : setting;
  return { speaking, tried: [speaking], fixed: setting === 'ga' };
}

/** What to speak with a server that showed this shape: the same choice, another, or null when that one was tried already. */
export function followServer(choice: DialectChoice, shown: SessionShape): DialectChoice | null {
  if (choice.fixed || dialects[choice.speaking].shape === shown) return choice;
  if (choice.tried.includes(shown)) return null;
  return { ...choice, speaking: shown, tried: [...choice.tried, shown] };
}
