import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Services } from '../stores/services.ts';
import { formatLength } from '../ui/format/format-length.ts';
import { openApprovals } from '../stores/open-approvals.ts';
import { remainingMs } from '../stores/remaining-ms.ts';

/** Seconds at which the time left is said again. */
const reminders = [30, 15];

/** A new approval is said once, at once: title, who asked, time left. Then at 0:30 and 0:15, by the Desk itself while it is on screen. */
export function announceApprovals({ app, clock, announcer, desk }: Pick<Services, 'app' | 'clock' | 'announcer' | 'desk'>): Disposer {
  const said = new Set<string>();
  const check = () => {
    const nowMs = clock.getState().nowMs;
    for (const approval of openApprovals(app.getState().state?.approvals ?? [])) {
      const leftMs = remainingMs(approval, nowMs);
      if (!said.has(approval.id)) {
        said.add(approval.id);
        for (const at of reminders) if (leftMs <= at * 1000) said.add(`${approval.id} ${at}`);
        announcer.say(`Needs your approval: ${approval.title}. Asked by ${approval.askedBy.text}. ${formatLength(leftMs)} left.`, 'assertive');
      }
      for (const at of reminders) {
        if (leftMs > at * 1000 || said.has(`${approval.id} ${at}`)) continue;
        said.add(`${approval.id} ${at}`);
        if (desk.getState().layout === 'hidden') announcer.say(`${formatLength(leftMs)} left to decide: ${approval.title}.`, 'assertive');
      }
    }
  };
  const ends = [app.subscribe(check), clock.subscribe(check)];
  return () => { for (const end of ends) end(); };
}
