import type { ApprovalView } from '../../src-shared/contract/views.ts';

export interface Countdown {
  /** m:ss, rounded up, so that 0:00 is shown only when it is over. */
  readonly text: string;
  /** For assistive technology: "1:22 left", "Paused at 1:22". */
  readonly label: string;
  /** Share of the span that is left, 0..1. */
  readonly share: number;
  readonly urgent: boolean;
  readonly paused: boolean;
}

const urgentBelowSec = 15;

/** `nowMs` is main's clock. A lost connection pauses what is shown; main decides what happens. */
export function countdown(approval: Pick<ApprovalView, 'deadlineAtMs' | 'remainingMs' | 'spanMs'>, nowMs: number, connected: boolean): Countdown {
  const paused = approval.deadlineAtMs === null || !connected;
  const leftMs = Math.max(0, approval.deadlineAtMs === null ? approval.remainingMs : approval.deadlineAtMs - nowMs);
  const leftSec = Math.ceil(leftMs / 1000);
  const text = lengthText(leftMs);
  return {
    text,
    label: paused ? `Paused at ${text}` : `${text} left`,
    share: approval.spanMs > 0 ? Math.min(1, (leftSec * 1000) / approval.spanMs) : 0,
    urgent: !paused && leftSec < urgentBelowSec,
    paused,
  };
}

/** m:ss of a length, rounded up to the second. */
export function lengthText(lengthMs: number): string {
  const seconds = Math.max(0, Math.ceil(lengthMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Said aloud when the time left falls through one of these. */
export const reminderSec = [30, 15] as const;

/** The reminder between two ticks, or null. The lower one wins when both were passed at once. */
export function reminderBetween(beforeMs: number, afterMs: number): (typeof reminderSec)[number] | null {
  for (const at of [...reminderSec].reverse()) if (beforeMs > at * 1000 && afterMs <= at * 1000 && afterMs > 0) return at;
  return null;
}
