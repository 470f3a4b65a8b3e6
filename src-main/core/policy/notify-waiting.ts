import type { ApprovalView } from '../../../src-shared/contract/views.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Notifier } from '../ports/notifier.ts';
import { isApprovalOpen } from '../../../src-shared/domain/approval.ts';

/** A Desk that is in view reports a card well within this. */
export const unseenMs = 2_000;

export interface WaitingNotices {
  /** After every change of an approval. */
  changed(approval: Pick<ApprovalView, 'id' | 'state'>): void;
  stop(): void;
}

/** One notification of the operating system for an approval that no surface shows. It says only that something waits: it may stand on a locked screen. */
export function notifyWaiting(deps: { readonly clock: Clock; readonly notifier: Notifier }): WaitingNotices {
  /** Open approvals; the timer is gone once it was told or is on screen. */
  const known = new Map<string, Disposer | null>();
  return {
    changed: ({ id, state }) => {
      if (state === 'requested') {
        if (known.has(id)) return;
        known.set(id, deps.clock.after(unseenMs, () => {
          known.set(id, null);
          deps.notifier.notify({ title: 'Approval needed', body: 'Something waits for your decision.', tag: id });
        }));
        return;
      }
      known.get(id)?.();
      if (isApprovalOpen(state)) known.set(id, null);
      else known.delete(id);
    },
    stop: () => { for (const stop of known.values()) stop?.(); },
  };
}
