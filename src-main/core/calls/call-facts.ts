import type { Brief } from '../../../src-shared/domain/brief.ts';
import type { CallDirection, CallOutcome } from '../../../src-shared/domain/call.ts';
import type { CallRecord } from '../ports/store.ts';
import type { CallView, PeerView } from '../../../src-shared/contract/views.ts';
import type { LineKind } from '../../../src-shared/domain/line.ts';
import type { Usage } from '../../../src-shared/domain/usage.ts';
import type { CallMachine } from './call-machine.ts';
import { endReasonText } from './end-reason-text.ts';

/** What never changes in a call. */
export interface CallPlan {
  readonly id: string;
  readonly direction: CallDirection;
  readonly line: LineKind;
  readonly lineLabel: string;
  readonly peer: PeerView;
  readonly brief: Brief;
  readonly startedAtMs: number;
}

/** What is counted while it goes. */
export interface CallFigures {
  readonly connectedAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly trouble: string | null;
  readonly listening: boolean;
  readonly speaking: { readonly them: boolean; readonly assistant: boolean };
  readonly replies: readonly number[];
  readonly costUsd: number;
  readonly usage: Usage;
  readonly cutIns: number;
  readonly outcome: CallOutcome | null;
  readonly summary: string | null;
  readonly goalSteps: CallView['goalSteps'];
}

export function callView(plan: CallPlan, machine: CallMachine, figures: CallFigures): CallView {
  return {
    id: plan.id, direction: plan.direction, line: plan.line, lineLabel: plan.lineLabel, peer: plan.peer,
    brief: { ...plan.brief, facts: [...plan.brief.facts], mayPropose: [...plan.brief.mayPropose], limits: { ...plan.brief.limits } },
    phase: machine.phase, startedAtMs: plan.startedAtMs, connectedAtMs: figures.connectedAtMs, endedAtMs: figures.endedAtMs,
    end: machine.end === null ? null : { reason: machine.end.reason, text: endReasonText(machine.end.reason, plan.peer.name, machine.end.detail) },
    session: machine.session, trouble: figures.trouble?.slice(0, 400) ?? null,
    aiMuted: machine.aiMuted, micMuted: machine.micMuted, onHold: machine.onHold, listening: figures.listening, speaking: { ...figures.speaking },
    goalSteps: [...figures.goalSteps], replyMs: median(figures.replies.slice(-5)), costUsd: figures.costUsd, outcome: figures.outcome, summary: figures.summary,
  };
}

export function callRecord(plan: CallPlan, machine: CallMachine, figures: CallFigures): CallRecord {
  return {
    id: plan.id, direction: plan.direction, line: plan.line, lineLabel: plan.lineLabel, peerName: plan.peer.name, peerNumber: plan.peer.number, peerStanding: plan.peer.standing,
    brief: plan.brief, startedAtMs: plan.startedAtMs, connectedAtMs: figures.connectedAtMs, endedAtMs: figures.endedAtMs,
    endReason: figures.endedAtMs === null ? null : (machine.end?.reason ?? null),
    endText: figures.endedAtMs === null || machine.end === null ? '' : endReasonText(machine.end.reason, plan.peer.name, machine.end.detail),
    outcome: figures.outcome, summary: figures.summary ?? '', who: 'Assistant', costUsd: figures.costUsd, usage: figures.usage,
    replyMedianMs: median(figures.replies), replySlowestMs: figures.replies.length === 0 ? null : Math.max(...figures.replies), cutIns: figures.cutIns,
  };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return Math.round(sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2);
}
