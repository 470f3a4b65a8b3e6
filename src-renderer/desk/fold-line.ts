import type { ApprovalView } from '../../src-shared/contract/views.ts';
import type { IconName } from './icon-paths.ts';
import { callTime } from './call-time.ts';
import { lengthText } from './countdown.ts';

export interface Line {
  readonly key: string;
  readonly icon: IconName;
  readonly tone: 'plain' | 'live' | 'attn' | 'danger';
  readonly title: string;
  readonly detail: string;
  /** m:ss in the call when it was asked, or the time of day of a decision outside a call. */
  readonly time: string;
}

/** A decided approval as one line: what came of it, who decided, after how long. */
export function foldLine(approval: ApprovalView): Line | null {
  const { decided, id: key, title } = approval;
  if (decided === null) return null;
  const after = `after ${lengthText(decided.afterMs)}`;
  const time = approval.atMs === null ? timeOfDay(approval.requestedAtMs + decided.afterMs) : callTime(approval.atMs);
  const withChanges = decided.changed ? ' with changes' : '';
  const result = approval.result === null ? '' : ` ${approval.result}`;
  switch (decided.outcome) {
    case 'denied': return { key, icon: 'ban', tone: 'plain', title: `Denied: ${title}`, detail: `${decided.by}, ${after}${decided.reason === null ? '.' : `: “${decided.reason}.”`} The assistant was told.`, time };
    case 'expired': return { key, icon: 'clock', tone: 'attn', title: `Ran out of time: ${title}`, detail: `Denied at 0:00. ${approval.result ?? approval.atZero}`.trim(), time };
    case 'superseded': return { key, icon: 'ban', tone: 'plain', title: `Not needed any more: ${title}`, detail: `${decided.by}.${result}`, time };
    case 'approved': {
      const approved = `Approved${withChanges} by ${decided.by.replace(/^You\b/, 'you')}, ${after}.`;
      if (approval.state === 'done') return { key, icon: 'check', tone: 'live', title, detail: `${approved}${result}`, time };
      if (approval.state === 'failed') return { key, icon: 'crossed', tone: 'danger', title: `Approved, but not done: ${title}`, detail: approval.result ?? approved, time };
      return { key, icon: 'running', tone: 'plain', title, detail: `${approved} Being carried out.`, time };
    }
  }
}

/** "4:12 pm": the day's halves in small letters, where the locale has them. */
const timeOfDay = (atMs: number): string =>
  new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }).format(atMs).replace(/[AP]M/, (half) => half.toLowerCase());
