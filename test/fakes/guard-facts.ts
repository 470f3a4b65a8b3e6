import type { GuardFacts } from '../../src-main/core/policy/number-guards.ts';
import { defaultGuards } from '../../src-shared/domain/guards.ts';

/** Guards with nothing in the way: 2026-11-20 18:00 UTC, 1 pm in New York and 10 am in Los Angeles; nothing used, nobody listed. */
export const plainGuards: GuardFacts = {
  settings: defaultGuards, nowMs: Date.UTC(2026, 10, 20, 18), usage: { usd: 0, minutes: 0, callsOn: 0, attempts: new Map() }, doNotCall: new Map(),
};
