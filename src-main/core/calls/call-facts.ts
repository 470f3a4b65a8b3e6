import type { Brief } from '../../../src-shared/domain/brief.ts';
import type { CallDirection, CallOutcome } from '../../../src-shared/domain/call.ts';
import type { CallRecord } from '../ports/store.ts';
import type { CallFiguresView, CallView, PeerView } from '../../../src-shared/contract/views.ts';
import type { LineKind } from '../../../src-shared/domain/line.ts';
import type { ReplyParts } from '../realtime/session-api.ts';
import type { Counted } from './create-call-counter.ts';
import type { CallMachine } from './call-machine.ts';
import { costNow, costPerMinute } from './call-spend.ts';
import { endReasonText } from './end-reason-text.ts';
import { quantile } from './quantile.ts';

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
  readonly cutIns: number;
  readonly outcome: CallOutcome | null;
  readonly summary: string | null;
  readonly goalSteps: CallView['goalSteps'];
}

export function callView(plan: CallPlan, machine: CallMachine, figures: CallFigures, counted: Counted, sound: CallView['sound']): CallView {
  return {
    id: plan.id, direction: plan.direction, line: plan.line, lineLabel: plan.lineLabel, peer: plan.peer,
    brief: { ...plan.brief, facts: [...plan.brief.facts], mayPropose: [...plan.brief.mayPropose], limits: { ...plan.brief.limits } },
    phase: machine.phase, startedAtMs: plan.startedAtMs, connectedAtMs: figures.connectedAtMs, endedAtMs: figures.endedAtMs,
    end: machine.end === null ? null : { reason: machine.end.reason, text: endReasonText(machine.end.reason, plan.peer.name, machine.end.detail) },
    session: machine.session, trouble: figures.trouble?.slice(0, 400) ?? null,
    aiMuted: machine.aiMuted, micMuted: machine.micMuted, onHold: machine.onHold, listening: figures.listening, recording: { state: 'off', text: null }, sound, speaking: { ...figures.speaking },
    goalSteps: [...figures.goalSteps], replyMs: quantile(counted.replies.slice(-5).map((reply) => reply.replyMs), 0.5), costUsd: costNow(counted.spend, counted.prices).usd, figures: figuresView(counted), outcome: figures.outcome, summary: figures.summary,
  };
}

function figuresView(counted: Counted): CallFiguresView {
  const replies = counted.replies.map((reply) => reply.replyMs);
  const last = counted.replies.at(-1);
  return {
    usage: { ...counted.spend.usage }, prices: counted.prices === null ? null : { ...counted.prices },
    costEstimated: costNow(counted.spend, counted.prices).estimated, costPerMinuteUsd: counted.prices === null ? null : costPerMinute(counted.spend), headroom: counted.headroom,
    replies: { count: replies.length, p50Ms: quantile(replies, 0.5), p95Ms: quantile(replies, 0.95), last: last === undefined ? null : { replyMs: last.replyMs, parts: { ...last.parts } } },
    nudges: counted.nudges, falseInterruptions: counted.falseInterruptions, reconnects: counted.reconnects,
  };
}

export function callRecord(plan: CallPlan, machine: CallMachine, figures: CallFigures, counted: Counted, sound: CallRecord['sound']): CallRecord {
  const replies = counted.replies.map((reply) => reply.replyMs);
  const cost = costNow(counted.spend, counted.prices);
  return {
    id: plan.id, direction: plan.direction, line: plan.line, lineLabel: plan.lineLabel, peerName: plan.peer.name, peerNumber: plan.peer.number, peerStanding: plan.peer.standing,
    brief: plan.brief, startedAtMs: plan.startedAtMs, connectedAtMs: figures.connectedAtMs, endedAtMs: figures.endedAtMs,
    endReason: figures.endedAtMs === null ? null : (machine.end?.reason ?? null),
    endText: figures.endedAtMs === null || machine.end === null ? '' : endReasonText(machine.end.reason, plan.peer.name, machine.end.detail),
    outcome: figures.outcome, summary: figures.summary ?? '', who: 'Assistant', costUsd: cost.usd, costEstimated: cost.estimated, usage: counted.spend.usage,
    replyMedianMs: quantile(replies, 0.5), replyP95Ms: quantile(replies, 0.95), replySlowestMs: quantile(replies, 1), replyParts: medianParts(counted.replies),
    cutIns: figures.cutIns, nudges: counted.nudges, falseInterruptions: counted.falseInterruptions, reconnects: counted.reconnects, sound,
  };
}

/** Of each part where it was measured. */
function medianParts(replies: Counted['replies']): ReplyParts {
  const median = (part: keyof ReplyParts): number | null => quantile(replies.flatMap(({ parts }) => parts[part] ?? []), 0.5);
  return { vadWaitMs: median('vadWaitMs'), networkMs: median('networkMs'), modelMs: median('modelMs'), lineMs: median('lineMs'), playoutMs: median('playoutMs') };
}
