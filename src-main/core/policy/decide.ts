import type { Actor } from '../../../src-shared/domain/actor.ts';
import type { Decision, DecisionReason } from '../../../src-shared/domain/decision.ts';
import { judgeNumber, type NumberScene } from './number-guards.ts';
import { rowOf, type AskerKind } from './risk-table.ts';

/** One tool call as policy sees it. */
export interface PolicyRequest {
  readonly tool: string;
  /** Null: the arguments could not be read. */
  readonly arguments: Readonly<Record<string, unknown>> | null;
  /** Numbers it would reach, as they stand in the arguments. */
  readonly numbers: readonly string[];
  /** Texts that leave this computer. */
  readonly texts: readonly string[];
  /** Values that only the other person said. */
  readonly fromOther: readonly string[];
  /** Someone outside gets something that cannot be taken back. */
  readonly reachesOutside: boolean;
}

export interface PolicyContext extends NumberScene {
  /** HIGH tools the brief names; null where there is no brief (the owner's own chat). */
  readonly mayPropose: readonly string[] | null;
  /** Numbers the owner has been in touch with before. */
  readonly knownNumbers: ReadonlySet<string>;
  /** False: the log cannot be written, so nothing may run. */
  readonly auditWritable: boolean;
  /** Setting: every request from the other side is refused. */
  readonly refuseOtherSide: boolean;
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

  const asker = askerOf(actor);
  if (context.refuseOtherSide && asker !== 'godfather') return refuse('other_side_off', outside);
  const entry = row[asker];
  if (entry === 'allow') return { outcome: 'allow', risk: row.risk, reasons: [], rule: `table.${asker}` };
  if (entry === 'refuse') return refuse(`table.${asker}`, outside);
  // The caller ID of a phone can be forged: until he confirms, such a leg starts nothing HIGH.
  if (actor.kind === 'godfather' && !actor.authenticated) return refuse('not_authenticated', { code: 'not_authenticated', text: 'The caller’s number is the owner’s, but a number can be forged.' });
  if (entry === 'brief' && !mayAsk(actor, request.tool, context)) return refuse('not_in_brief', outside);
  return { outcome: 'ask', risk: row.risk, reasons: [...reasonsOf(request, context), ...verdicts.flatMap((verdict) => verdict.reasons)], rule: `table.${asker}` };
}

/** Tools that ring a phone. */
const calls: ReadonlySet<string> = new Set(['make_call', 'transfer_call']);
const outside: DecisionReason = { code: 'outside_caller', text: 'Outside callers cannot start actions' };

function askerOf(actor: Actor): AskerKind {
  if (actor.kind === 'godfather') return 'godfather';
  return actor.direction === 'outbound' ? 'outbound_other' : 'inbound_other';
}

function mayAsk(actor: Actor, tool: string, context: PolicyContext): boolean {
  return context.mayPropose === null ? actor.kind === 'godfather' : context.mayPropose.includes(tool);
}

function reasonsOf(request: PolicyRequest, context: PolicyContext): DecisionReason[] {
  const reasons: DecisionReason[] = request.fromOther.map((value) => ({ code: 'from_other', text: `“${value}” came from the other person. It is not in your facts.` }));
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
