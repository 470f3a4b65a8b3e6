import type { ActionRecord } from '../ports/store.ts';
import type { CallDirection, CallOutcome, EndReason } from '../../../src-shared/domain/call.ts';

export interface OutcomeFacts {
  readonly direction: CallDirection;
  readonly connectedMs: number | null;
  readonly endReason: EndReason;
  readonly peerName: string;
  /** Their words, a line each. */
  readonly theirLines: readonly string[];
  readonly actions: readonly Pick<ActionRecord, 'tool' | 'risk' | 'state' | 'title'>[];
  /** Sentences of what was done, in order ("Text sent to Harbor & Pine."). */
  readonly doneSentences: readonly string[];
}

/** What came of the call, read from what happened. Nothing is guessed: a talk without a provable result is a talk. */
export function outcomeOf(facts: OutcomeFacts): CallOutcome {
  if (facts.connectedMs === null) {
    if (facts.endReason === 'busy' || facts.endReason === 'no_answer') return 'no_answer';
    return facts.endReason === 'failed_line' || facts.endReason === 'failed_engine' ? 'failed' : 'ended_early';
  }
  const high = facts.actions.filter((action) => action.risk === 'HIGH');
  if (high.some((action) => action.state === 'done')) return 'goal_met';
  if (facts.direction === 'outbound' && facts.theirLines.some((line) => voicemail.test(line))) return 'voicemail';
  if (facts.theirLines.some((line) => refusesAi.test(line))) return 'refused_ai';
  if (facts.actions.some((action) => action.tool === 'take_message' && action.state === 'done')) return 'message_taken';
  if (facts.endReason === 'failed_line' || facts.endReason === 'failed_engine') return 'failed';
  if (facts.endReason === 'hung_up_by_owner' || facts.endReason === 'time_limit' || facts.endReason === 'cost_limit' || facts.endReason === 'app_closed' || facts.endReason === 'interrupted') return 'ended_early';
  if (high.length > 0 && high.every((action) => action.state !== 'waiting' && action.state !== 'running')) return 'goal_not_met';
  return 'talked';
}

const voicemail = /\b(leave (me |us )?(a|your) (short |brief )?message|after the (tone|beep)|voice ?mail|mailbox|(can'?t|cannot|not able to|unable to) (come|get) to the phone)\b/i;
const refusesAi = /\b(don'?t|do not|won'?t|will not|not|never)\b[^.?!]{0,40}\b(ai|a\.i\.|robots?|machines?|bots?|computers?|automated|assistants?)\b/i;

/** One to three sentences for the history. */
export function summaryOf(facts: OutcomeFacts, outcome: CallOutcome): string {
  return [...facts.doneSentences, ...notDone(facts), opening(facts, outcome), facts.connectedMs === null ? '' : `${spokenLength(facts.connectedMs)}.`]
    .filter((sentence) => sentence !== '').join(' ').slice(0, 600);
}

function opening(facts: OutcomeFacts, outcome: CallOutcome): string {
  switch (outcome) {
    case 'voicemail': return 'Reached voicemail.';
    case 'refused_ai': return 'They do not take calls from an AI.';
    case 'no_answer': return facts.endReason === 'busy' ? 'The line was busy.' : 'Nobody answered.';
    case 'failed': return facts.endReason === 'failed_line' ? 'The line failed.' : 'The assistant’s connection failed.';
    case 'ended_early': return { hung_up_by_owner: 'You ended the call.', time_limit: 'The time was over.', cost_limit: 'The cost limit was reached.', app_closed: 'Consigliere was closed.', interrupted: 'Consigliere stopped during the call.' }[facts.endReason as string] ?? 'The call ended early.';
    case 'talked': return `Talked with ${facts.peerName}.`;
    case 'goal_met': case 'goal_not_met': case 'message_taken': case 'handed_to_you': case 'you_spoke': return '';
  }
}

function notDone(facts: OutcomeFacts): string[] {
  const titles = facts.actions.filter((action) => action.risk === 'HIGH' && action.state !== 'done').map((action) => {
    switch (action.state) {
      case 'refused': return `Refused: ${lower(action.title)}.`;
      case 'denied': return `You denied: ${lower(action.title)}.`;
      case 'expired': return `Not decided: ${lower(action.title)}.`;
      case 'failed': case 'running': case 'waiting': case 'done': return `Failed: ${lower(action.title)}.`;
    }
  });
  return [...new Set(titles)];
}

function lower(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

function spokenLength(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} second${seconds === 1 ? '' : 's'}`;
  const minutes = Math.round(seconds / 60);
  return `${minutes} minute${minutes === 1 ? '' : 's'}`;
}
