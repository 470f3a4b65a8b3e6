import type { ApprovalFieldView, ApprovalView } from '../../../src-shared/contract/views.ts';
import type { Decision } from '../../../src-shared/domain/decision.ts';
import type { ToolArguments } from '../tools/tool.ts';
import type { ApprovalAsk } from './approval-ask.ts';
import type { ApprovalMachine } from './approval-machine.ts';
import { mayGrantForCall } from './call-grants.ts';
import { originOf, outsideParts } from './argument-origins.ts';
import { rowOf } from './risk-table.ts';

export interface ApprovalFacts {
  readonly id: string;
  readonly ask: ApprovalAsk;
  readonly machine: ApprovalMachine;
  /** What would run now. */
  readonly args: ToolArguments;
  readonly decision: Decision;
  readonly requestedAtMs: number;
  readonly deadlineAtMs: number | null;
  readonly spanMs: number;
  readonly result: string | null;
  /** There is a recording of the call. */
  readonly playable: boolean;
}

/** The card, built from the arguments by our code; the model writes none of it. */
export function approvalView(facts: ApprovalFacts): ApprovalView {
  const { ask, machine, args, decision } = facts;
  const who = ask.scene.peer.name;
  return {
    id: facts.id,
    callId: ask.callId,
    toolCallId: ask.toolCallId,
    tool: ask.tool.name,
    risk: decision.risk,
    title: titleOf(ask, args),
    state: machine.status,
    requestedAtMs: facts.requestedAtMs,
    atMs: ask.atMs,
    deadlineAtMs: facts.deadlineAtMs,
    remainingMs: Math.round(machine.remainingMs),
    spanMs: facts.spanMs,
    askedBy: ask.askedBy,
    promptedBy: ask.promptedBy,
    fields: fieldsOf(ask, args),
    reasons: decision.reasons.map((reason) => ({ code: reason.code, text: reason.text.slice(0, 400) })).slice(0, 30),
    hears: hearsOf(ask, who),
    atZero: ask.callId === null ? 'At 0:00 it is denied.' : ask.scene.line === 'assistant' ? 'At 0:00 it is denied and the assistant says so.' : `At 0:00 it is denied and ${who} is told you will follow up.`,
    evidence: [...ask.evidence],
    playable: facts.playable,
    callScope: mayGrantForCall(ask.tool.name, decision.risk, ask.callId) ? `Without asking until this call with ${who} ends: ${lowerFirst(rowOf(ask.tool.name).action)}`.slice(0, 200) : null,
    hash: machine.hash,
    decided: machine.decided === null ? null : {
      by: machine.decided.by, outcome: machine.decided.outcome, afterMs: Math.round(machine.decided.afterMs), reason: machine.decided.reason, changed: machine.changed,
    },
    result: facts.result,
  };
}

/** A sentence is never cut in the middle: when the whole does not fit, the short one stands over the full fields. */
function titleOf(ask: ApprovalAsk, args: ToolArguments): string {
  const title = ask.tool.title(args, ask.scene);
  return title.length <= 300 ? title : ask.tool.shortTitle(args, ask.scene).slice(0, 300);
}

function fieldsOf(ask: ApprovalAsk, args: ToolArguments): ApprovalFieldView[] {
  const fields: ApprovalFieldView[] = ask.tool.args.filter((spec) => spec.required || args[spec.name] !== undefined).map((spec) => {
    const value = args[spec.name] ?? '';
    const isPeer = spec.kind === 'phone' && value === ask.scene.peer.number;
    const parts = outsideParts(spec.name, value, ask.sources, ask.scene);
    return {
      name: spec.name, label: spec.label, kind: spec.kind, value, note: isPeer ? ask.scene.peer.name : null, editable: true,
      origin: originOf(spec.name, value, ask.arguments[spec.name] ?? '', ask.sources, ask.scene), fromOther: [...parts.other], fromTool: [...parts.tool], maxChars: spec.maxChars,
    };
  });
  if (!ask.tool.reachesOutside) return fields;
  const from: ApprovalFieldView = {
    name: '_from', label: 'From', kind: 'fixed', value: ask.scene.line === 'practice' ? `${ask.lineLabel}, kept on this computer` : ask.lineLabel, note: null, editable: false, origin: 'assistant', fromOther: [], fromTool: [], maxChars: null,
  };
  return [...fields.slice(0, 1), from, ...fields.slice(1)];
}

/** The last sentence that is heard before the wait. Nothing is promised that is not played. */
function hearsOf(ask: ApprovalAsk, who: string): string {
  if (ask.callId === null) return 'Nobody is on the line. Nothing runs until you approve.';
  const sentence = ask.lastWords.trim().split(/(?<=[.?!])\s+/).at(-1)?.replace(/[\s.,;!?]+$/, '') ?? '';
  const listener = ask.scene.line === 'assistant' ? 'You hear' : `${who} hears`;
  if (sentence === '' || sentence.length > 160) return `${listener} that the assistant is checking, then quiet.`;
  return `${listener} “${sentence},” then quiet.`;
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
