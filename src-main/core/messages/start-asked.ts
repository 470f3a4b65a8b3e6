import type { Actor } from '../../../src-shared/domain/actor.ts';
import type { Approvals } from '../policy/approvals.ts';
import type { CallRecord } from '../ports/store.ts';
import type { Decision } from '../../../src-shared/domain/decision.ts';
import type { HandlerError } from '../../../src-shared/contract/error-codes.ts';
import type { Messages } from './messages.ts';
import type { PolicyContext } from '../policy/decide.ts';
import type { ToolActs, ToolArguments, ToolScene } from '../tools/tool.ts';
import { actionStateOf } from '../policy/action-state-of.ts';
import { canStart } from './message-view.ts';
import { decide } from '../policy/decide.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { findTool } from '../tools/registry.ts';
import { noKeysBefore } from '../policy/judge-keys.ts';
import { noSources, outsideValues } from '../policy/argument-origins.ts';
import { readArguments } from '../tools/read-arguments.ts';

export interface StartAskedDeps {
  readonly messages: Pick<Messages, 'get' | 'setAsk'>;
  readonly approvals: Pick<Approvals, 'ask'>;
  readonly getCall: (callId: string) => CallRecord | null;
  readonly policy: () => Omit<PolicyContext, 'auditWritable' | 'mayPropose' | 'knownNumbers' | 'keys'>;
  readonly ownerName: () => string;
}

const owner: Actor = { kind: 'godfather', leg: 'desktop', authenticated: true };
/** Nobody is on the line. */
const noActs: ToolActs = { hangUp: () => {}, sendDigits: () => {}, takeMessage: () => {} };

/** The owner takes up what a caller asked for in vain: an ordinary question on the Desk, asked by him, prompted by the caller, every value from outside. */
export function startAsked(deps: StartAskedDeps, messageId: string, askId: string): Result<{ readonly approvalId: string }, HandlerError> {
  const message = deps.messages.get(messageId);
  const ask = message?.asked.find((each) => each.id === askId);
  const call = message === null ? null : deps.getCall(message.callId);
  if (message === null || ask === undefined || call === null) return err({ code: 'not_found', message: 'This request is not in the messages any more.' });
  if (!canStart(ask.state)) return err({ code: 'wrong_state', message: ask.state === 'done' ? 'This was done already.' : 'This waits on the Desk already.' });
  const tool = findTool(ask.tool);
  if (tool === null) return err({ code: 'refused_by_policy', message: 'There is no such tool any more. Nothing was started.' });

  const peer = { name: call.peerName, number: call.peerNumber };
  const { homeCountry, practiceNumbers } = deps.policy();
  // A caller's own name must not stand for a number on the card: whom it reaches is shown as digits.
  const scene: ToolScene = { callId: null, line: call.line, direction: call.direction, peer: { name: peer.name, number: call.direction === 'outbound' ? peer.number : null }, ownerName: deps.ownerName(), country: homeCountry, practiceNumbers };
  const read = readArguments(tool.args, ask.arguments, { ...scene, peer });
  if (!read.ok) return err({ code: 'invalid_input', message: `It cannot be started as it was asked: ${read.error.map((problem) => problem.text).join(' ')} Nothing was started.`.slice(0, 1000) });

  const sources = { ...noSources, other: [message.text, message.name], outside: read.value };
  const judge = (args: ToolArguments): Decision => {
    const outside = outsideValues(args, sources, scene);
    const [decision] = decide(owner, [{ tool: tool.name, arguments: args, keys: null, ...tool.reaches(args), reachesOutside: tool.reachesOutside, fromOther: outside.other, fromTool: outside.tool }], {
      ...deps.policy(), mayPropose: null, knownNumbers: new Set(), keys: noKeysBefore, auditWritable: true,
    });
    if (decision === undefined) throw new Error('One request has one decision');
    return decision;
  };
  const decision = judge(read.value);
  if (decision.outcome === 'refuse') return err({ code: 'refused_by_policy', message: `${(decision.reasons[0]?.text ?? 'It is not allowed').replace(/\.$/, '')}. Nothing was started.` });
  // What runs without asking is no action of the owner's; nothing of that kind is kept with a message.
  if (decision.outcome === 'allow') return err({ code: 'wrong_state', message: 'This needs no decision of yours. Nothing was started.' });

  const asked = deps.approvals.ask({
    callId: null, atMs: null, toolCallId: `${messageId}.${askId}`.slice(0, 128), tool, arguments: read.value, actor: owner, sessionGeneration: 1, scene, lineLabel: call.lineLabel, decision, sources,
    askedBy: { text: 'You, from a message', standing: 'godfather', quote: null },
    promptedBy: { text: `Message from ${message.name}`.slice(0, 200), standing: call.peerStanding },
    evidence: [{ atMs: ask.atMs, who: message.name, text: message.text.slice(0, 2000) }],
    lastWords: '',
    judge,
    run: (args) => tool.run(args, scene, noActs),
    settle: () => {},
    changed: (view) => { deps.messages.setAsk(messageId, askId, { state: actionStateOf(view.state), approvalId: view.id }); },
  });
  return asked.ok ? ok({ approvalId: asked.value.id }) : err({ code: 'store_unavailable', message: 'The audit log cannot be written, so nothing was started. Free some disk space, then try again.' });
}
