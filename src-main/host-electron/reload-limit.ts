import type { RenderProcessGoneDetails } from 'electron/main';

const most = 3;
const withinMs = 60_000;
const firstPauseMs = 250;

export type AfterLoss = { readonly kind: 'reload'; readonly afterMs: number } | { readonly kind: 'give_up' } | { readonly kind: 'ignore' };

/**
 * What to do after a page's process was lost: load it again, three times in a minute with growing pauses, then leave it.
 * `reloadsAtMs`: when it was loaded again before. A page whose files or process cannot be trusted is not loaded again.
 */
export function afterLoss(reason: RenderProcessGoneDetails['reason'] | 'too_slow', reloadsAtMs: readonly number[], nowMs: number): AfterLoss {
  if (reason === 'clean-exit') return { kind: 'ignore' };
  if (reason === 'integrity-failure' || reason === 'launch-failed') return { kind: 'give_up' };
  const recent = reloadsAtMs.filter((at) => nowMs - at < withinMs).length;
  return recent >= most ? { kind: 'give_up' } : { kind: 'reload', afterMs: firstPauseMs * 2 ** recent };
}
