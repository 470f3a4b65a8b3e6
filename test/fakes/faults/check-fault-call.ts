import type { ApprovalView } from '../../../src-shared/contract/views.ts';
import type { FaultBench } from './fault-bench.ts';
import { textOf, type Passed } from './passed.ts';

/** Races of the protocol that repair themselves; any other error of the service means that we sent what it cannot take. */
const benign: ReadonlySet<string> = new Set([
  'response_cancel_not_active', 'conversation_already_has_active_response', 'item_truncate_invalid_item_id', 'item_delete_invalid_item_id', 'unsupported_content_type',
]);

export interface FaultCallFacts {
  readonly callId: string;
  readonly passed: readonly Passed[];
  /** Ids of the tool calls that reached the app. */
  readonly told: ReadonlySet<string>;
  /** Approvals that were taken. */
  readonly approved: number;
  readonly cards: readonly ApprovalView[];
}

/** What must hold for every call, whatever was done to its connection. */
export function checkFaultCall(bench: FaultBench, facts: FaultCallFacts): readonly string[] {
  const { store, logger } = bench.app;
  const wrong: string[] = [];
  const count = <T>(of: Iterable<T>, most: number, what: string): void => {
    const seen = new Map<T, number>();
    for (const one of of) seen.set(one, (seen.get(one) ?? 0) + 1);
    for (const [one, times] of seen) if (times > most) wrong.push(`${what} ${String(one)}: ${times} times`);
  };

  const rows = store.audit.filter((row) => row.callId === facts.callId);
  count(rows.filter((row) => row.kind === 'executed').map((row) => String(row.data['toolCallId'])), 1, 'ran');
  count(rows.filter((row) => row.kind === 'decided' && row.data['ignored'] === undefined).map((row) => String(row.data['approvalId'])), 1, 'decided');
  if (facts.approved > facts.cards.filter((card) => card.decided?.outcome === 'approved').length) wrong.push('more was taken than was approved');

  const items = facts.passed.filter((one) => one.to === 'service' && one.type === 'conversation.item.create');
  const ofType = (type: string): Passed[] => items.filter((one) => textOf(one, 'item', 'type') === type);
  const atLink = (one: Passed): string => `${textOf(one, 'item', 'call_id')} at connection ${one.link}`;
  count(ofType('function_call_output').map(atLink), 1, 'result sent for');
  count(ofType('function_call').map(atLink), 1, 'call told of');
  count(items.map((one) => `${textOf(one, 'item', 'id')} at connection ${one.link}`), 2, 'item created');

  for (const error of facts.passed.filter((one) => one.to === 'app' && one.type === 'error')) {
    const code = textOf(error, 'error', 'code');
    const message = textOf(error, 'error', 'message');
    if (!benign.has(code) && !message.includes('already shorter than')) wrong.push(`the service refused something: ${code} ${message}`);
  }

  const log = JSON.stringify(logger.entries);
  if (log.includes(bench.apiKey())) wrong.push('the key stands in the log');
  for (const entry of logger.entries) if (entry.level === 'error' && (entry.fields['callId'] ?? facts.callId) === facts.callId) wrong.push(`logged as an error: ${entry.event}`);
  return wrong;
}

/** What must hold besides when it came to its natural end: everything was done once, and the service that was there at the end knows every result. */
export function checkNaturalEnd(bench: FaultBench, { callId, passed, told }: FaultCallFacts): readonly string[] {
  const { app } = bench;
  const wrong: string[] = [];
  const view = app.state().calls.find((each) => each.id === callId);
  const said = (app.state().transcripts[callId] ?? []).filter((line) => line.speaker === 'assistant').map((line) => line.text).join('\n');
  if (!['hung_up_by_assistant', 'hung_up_by_them'].includes(view?.end?.reason ?? '')) wrong.push(`it ended otherwise: ${view?.end?.reason ?? 'not at all'}`);
  if (view?.outcome !== 'goal_met') wrong.push(`what came of it: ${view?.outcome ?? 'nothing'}`);
  for (const words of ['AI assistant', 'sent you the order']) if (!said.includes(words)) wrong.push(`never said: ${words}`);
  for (const tool of ['lookup_contact', 'send_sms']) {
    const done = app.store.actionsOf(callId).filter((action) => action.tool === tool);
    if (done.length !== 1 || done[0]?.state !== 'done') wrong.push(`${tool}: ${done.map((action) => action.state).join(', ') || 'never asked for'}`);
  }
  const lastLink = Math.max(...passed.map((one) => one.link));
  for (const call of passed.filter((one) => one.to === 'app' && one.type === 'response.function_call_arguments.done')) {
    const id = textOf(call, 'call_id');
    // Nothing is said after goodbye, and the call may be over before its result is sent.
    if (!told.has(id) || textOf(call, 'name') === 'hangup_call') continue;
    const known = (type: string): Passed[] => passed.filter((one) => one.link === lastLink && one.to === 'service' && textOf(one, 'item', 'type') === type && textOf(one, 'item', 'call_id') === id);
    const outputs = known('function_call_output');
    if (outputs.length !== 1) wrong.push(`the last service knows ${outputs.length} results of ${id}`);
    if (call.link !== lastLink && (known('function_call')[0]?.seq ?? Infinity) > (outputs[0]?.seq ?? 0)) wrong.push(`the result of ${id} came without its call`);
  }
  return wrong;
}
