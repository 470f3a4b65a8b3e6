import type { Actor } from '../../../src-shared/domain/actor.ts';
import type { Decision, DecisionReason } from '../../../src-shared/domain/decision.ts';
import type { AskerKind, PolicyOverrides } from '../../../src-shared/domain/policy.ts';
import { answerOf, rowOf } from './risk-table.ts';
import { judgeKeys, type KeysScene, type KeysVerdict } from './judge-keys.ts';
import { judgeNumber, type NumberScene } from './number-guards.ts';

/** One tool call as policy sees it. */
export interface PolicyRequest {
  readonly tool: string;
  /** Null: the arguments could not be read. */
  readonly arguments: Readonly<Record<string, unknown>> | null;
  /** Numbers it would reach, as they stand in the arguments. */
  readonly numbers: readonly string[];
  /** Texts that leave this computer. */
  readonly texts: readonly string[];
  /** Keys it would press on the call; null: none. */
  readonly keys: string | null;
  /** Values that only the other person said. */
  readonly fromOther: readonly string[];
  /** Values that only a tool found, outside. */
  readonly fromTool: readonly string[];
  /** Someone outside gets something that cannot be taken back. */
  readonly reachesOutside: boolean;
}

export interface PolicyContext extends NumberScene {
  /** HIGH tools the brief names; null where there is no brief (the owner's own chat). */
  readonly mayPropose: readonly string[] | null;
  /** Numbers the owner has been in touch with before. */
  readonly knownNumbers: ReadonlySet<string>;
  readonly keys: KeysScene;
  /** False: the log cannot be written, so nothing may run. */
  readonly auditWritable: boolean;
  /** Setting: every request from the other side is refused. */
  readonly refuseOtherSide: boolean;
  /** Settings: stricter answers than the table's. What is looser counts for nothing. */
  readonly overrides: PolicyOverrides;
}

/**
 * Who may do what: pure, one decision a request, in order. Fails closed: no actor, unreadable arguments or a dead audit log refuse.
 * Guards on numbers refuse whoever asks; no approval lifts them.
 */
export function decide(actor: Actor | null, requests: readonly PolicyRequest[], context: PolicyContext): readonly Decision[] {
  return requests.map((request) => decideOne(actor, request, context));
}

function decideOne(actor: Actor | null, request: PolicyRequest, context: PolicyContext): Decision {
  const row = rowOf(request.tool);
  const refuse = (rule: string, reason: DecisionReason): Decision => ({ outcome: 'refuse', risk: row.risk, reasons: [reason], rule });

  if (!context.auditWritable && !row.withoutLog) return refuse('audit_down', { code: 'audit_down', text: 'The audit log cannot be written, so nothing may run.' });
  if (actor === null) return refuse('no_actor', { code: 'no_actor', text: 'It is not known who asked.' });
  if (request.arguments === null) return refuse('unreadable', { code: 'unreadable', text: 'What the assistant asked for could not be read.' });

  const verdicts = request.numbers.map((number) => judgeNumber(number, calls.has(request.tool) ? 'call' : 'text', context));
  const guarded = verdicts.find((verdict) => verdict.refused !== null)?.refused;
  if (guarded !== undefined && guarded !== null) return refuse('number_guard', guarded);

  const keys = request.keys === null ? freeKeys : judgeKeys(request.keys, context.homeCountry, context.keys);
  if (keys.refused !== null) return refuse('number_guard', keys.refused);

  const asker = askerOf(actor);
  // A note is kept and a call ended all the same: that is what a refused caller is left with.
  if (context.refuseOtherSide && asker !== 'godfather' && !row.withoutLog) return refuse('other_side_off', outside);
  const answer = answerOf(request.tool, asker, context.overrides);
  // Keys that the owner must see first: no outside caller puts them before him.
  const entry = keys.reason === null || answer !== 'allow' ? answer : asker === 'inbound_other' ? 'refuse' : 'ask';
  const rule = `${entry !== answer ? 'keys' : answer === row[asker] ? 'table' : 'settings'}.${asker}`;
  if (entry === 'allow') return { outcome: 'allow', risk: row.risk, reasons: [], rule };
  if (entry === 'refuse') return refuse(rule, asker === 'godfather' ? switchedOff : outside);
  // The caller ID of a phone can be forged: until he confirms, such a leg starts nothing HIGH.
  if (actor.kind === 'godfather' && !actor.authenticated) return refuse('not_authenticated', { code: 'not_authenticated', text: 'The caller’s number is the owner’s, but a number can be forged.' });
  if (entry === 'brief' && !mayAsk(actor, request.tool, context)) return refuse('not_in_brief', outside);
  // As HIGH such keys are asked for each time: no approval for the whole call covers them.
  const risk = keys.reason === null ? row.risk : 'HIGH';
  return { outcome: 'ask', risk, reasons: [...(keys.reason === null ? [] : [keys.reason]), ...reasonsOf(request, context), ...verdicts.flatMap((verdict) => verdict.reasons)], rule };
}

/** Tools that ring a phone. */
const calls: ReadonlySet<string> = new Set(['make_call', 'transfer_call']);
const freeKeys: KeysVerdict = { refused: null, reason: null };
const outside: DecisionReason = { code: 'outside_caller', text: 'Outside callers cannot start actions' };
const switchedOff: DecisionReason = { code: 'switched_off', text: 'You switched this off in Settings' };

function askerOf(actor: Actor): AskerKind {
  if (actor.kind === 'godfather') return 'godfather';
  return actor.direction === 'outbound' ? 'outbound_other' : 'inbound_other';
}

function mayAsk(actor: Actor, tool: string, context: PolicyContext): boolean {
  return context.mayPropose === null ? actor.kind === 'godfather' : context.mayPropose.includes(tool);
}

function reasonsOf(request: PolicyRequest, context: PolicyContext): DecisionReason[] {
  const reasons: DecisionReason[] = [
    ...request.fromOther.map((value) => ({ code: 'from_other', text: `“${short(value)}” came from the other person. It is not in your facts.` })),
    ...request.fromTool.map((value) => ({ code: 'from_tool', text: `“${short(value)}” was found by a tool. You did not give it.` })),
  ];
  if (request.reachesOutside) reasons.push({ code: 'reaches_outside', text: 'Reaches someone outside and cannot be unsent.' });
  for (const number of request.numbers) {
    if (!context.knownNumbers.has(number)) reasons.push({ code: 'first_time', text: 'First time to this number.' });
  }
  const text = request.texts.join('\n');
  if (/https?:\/\/|\bwww\.|\b[a-z0-9-]+\.(com|net|org|io|ly)\b/i.test(text)) reasons.push({ code: 'has_link', text: 'The text holds a link.' });
  if (/\b\d{13,19}\b|\b(?:\d{4}[ -]){3}\d{4}\b/.test(text)) reasons.push({ code: 'has_card', text: 'The text holds what looks like a card number.' });
  if (/\b(pass(word|code)|pin|one-time code|security code)\b/i.test(text)) reasons.push({ code: 'has_secret', text: 'The text speaks of a password or a code.' });
  if (!Object.keys(request.arguments ?? {}).length) reasons.push({ code: 'no_arguments', text: 'It names no details.' });
  return reasons;
}

function short(value: string): string {
  return value.length <= 120 ? value : `${value.slice(0, 119)}…`;
}
