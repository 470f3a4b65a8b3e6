import type { CallTally, Store } from '../ports/store.ts';
import type { Clock } from '../ports/clock.ts';
import type { DoNotCallList } from './do-not-call.ts';
import type { GuardFacts } from './number-guards.ts';
import type { Guards } from '../../../src-shared/domain/guards.ts';
import { dayMs, usageOf } from './caps.ts';

/**
 * Gathers what the guards judge by, now.
 * @param running calls that are on, as they stand this moment: the store knows their cost only at their end.
 */
export function gatherGuardFacts(deps: {
  readonly clock: Clock; readonly store: Pick<Store, 'callsSince'>; readonly settings: Guards; readonly doNotCall: DoNotCallList; readonly running: readonly CallTally[];
}): GuardFacts {
  const nowMs = deps.clock.nowMs();
  const saved = deps.store.callsSince(nowMs - dayMs);
  const live = new Set(deps.running.map((call) => call.id));
  return {
    settings: deps.settings,
    nowMs,
    usage: saved.ok ? usageOf([...saved.value.filter((call) => !live.has(call.id)), ...deps.running], nowMs) : null,
    doNotCall: deps.doNotCall.entries(),
  };
}
