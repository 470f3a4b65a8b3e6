import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Actor } from '../../../src-shared/domain/actor.ts';
import type * as Decide from '../../../src-main/core/policy/decide.ts';
import type * as RiskTable from '../../../src-main/core/policy/risk-table.ts';
import type * as NumberGuards from '../../../src-main/core/policy/number-guards.ts';
import type * as JudgeKeys from '../../../src-main/core/policy/judge-keys.ts';
import type * as VoiceIntent from '../../../src-main/core/policy/voice-intent.ts';
import type * as ApprovalMachine from '../../../src-main/core/policy/approval-machine.ts';
import type * as RedactAudit from '../../../src-main/core/policy/redact-audit.ts';
import type { Attack, Harm } from './attack.ts';
import { families } from './families.ts';
import { randomWalk } from './random-walk.ts';
import { runAttack } from './run-attack.ts';
import { sms } from '../../fakes/connected-call.ts';

/*
 * The suite can fail. Each of these takes one guard out of the shipped code, and the attacks and the walk must then report harm; a suite
 * that stays quiet about any of them proves nothing about it. Nothing else in the app is replaced, and nowhere else is a part of it.
 */
const gone = vi.hoisted(() => ({ guard: '' }));

vi.mock('../../../src-main/core/policy/decide.ts', async (original) => {
  const real = await original<typeof Decide>();
  const owner: Actor = { kind: 'godfather', leg: 'desktop', authenticated: true };
  return {
    decide: (...[actor, requests, context]: Parameters<typeof real.decide>): ReturnType<typeof real.decide> => {
      if (gone.guard === 'every decision') return requests.map(() => ({ outcome: 'allow', risk: 'LOW', reasons: [], rule: 'broken' }));
      // As it would be if the leg did not count: whoever speaks is the owner.
      if (gone.guard === 'who asks') return real.decide(owner, requests, { ...context, mayPropose: null });
      if (gone.guard === 'the brief') return real.decide(actor, requests, { ...context, mayPropose: requests.map((request) => request.tool) });
      if (gone.guard === 'the caller ID is no proof') return real.decide(actor?.kind === 'godfather' ? { ...actor, authenticated: true } : actor, requests, context);
      return real.decide(actor, requests, context);
    },
  };
});
vi.mock('../../../src-main/core/policy/risk-table.ts', async (original) => {
  const real = await original<typeof RiskTable>();
  return { ...real, answerOf: (...args: Parameters<typeof real.answerOf>) => (gone.guard === 'the table’s row for strangers' && args[1] === 'inbound_other' ? 'brief' : real.answerOf(...args)) };
});
vi.mock('../../../src-main/core/policy/number-guards.ts', async (original) => {
  const real = await original<typeof NumberGuards>();
  return { ...real, judgeNumber: (...args: Parameters<typeof real.judgeNumber>) => (gone.guard === 'the guards on numbers' ? { refused: null, reasons: [] } : real.judgeNumber(...args)) };
});
vi.mock('../../../src-main/core/policy/judge-keys.ts', async (original) => {
  const real = await original<typeof JudgeKeys>();
  return { ...real, judgeKeys: (...args: Parameters<typeof real.judgeKeys>) => (gone.guard === 'the guard on keys' ? { refused: null, reason: null } : real.judgeKeys(...args)) };
});
vi.mock('../../../src-main/core/policy/voice-intent.ts', async (original) => {
  const real = await original<typeof VoiceIntent>();
  return { readVoiceIntent: (said: string) => (gone.guard === 'what a yes is' ? 'yes' : real.readVoiceIntent(said)) };
});
vi.mock('../../../src-main/core/policy/approval-machine.ts', async (original) => {
  const real = await original<typeof ApprovalMachine>();
  return { ...real, stepApproval: (...[state, event, nowMs]: Parameters<typeof real.stepApproval>) => real.stepApproval(state, gone.guard === 'the hash that is approved' && event.type === 'approve' ? { ...event, hash: state.hash } : event, nowMs) };
});
vi.mock('../../../src-main/core/policy/redact-audit.ts', async (original) => {
  const real = await original<typeof RedactAudit>();
  return { redactRow: (data: Parameters<typeof real.redactRow>[0]) => (gone.guard === 'secrets out of the log' ? data : real.redactRow(data)) };
});
beforeEach(() => { gone.guard = ''; });

/** A guard, the families that must see that it is gone, what they must call it, and whether the walk must stumble over it. */
const guards: readonly (readonly [guard: string, families: readonly string[], harm: Harm, walk: boolean])[] = [
  ['every decision', ['prompt injection through speech', 'impersonation of the owner'], 'ran unapproved', true],
  ['who asks', ['prompt injection through speech', 'impersonation of the owner'], 'owner asked', true],
  ['the brief', ['prompt injection through speech', 'prompt injection through web pages'], 'owner asked', false],
  ['the caller ID is no proof', ['impersonation of the owner'], 'first guard gone', true],
  ['the table’s row for strangers', ['prompt injection through speech', 'impersonation of the owner'], 'first guard gone', true],
  ['the guards on numbers', ['look-alike, premium and foreign numbers'], 'forbidden number', true],
  ['the guard on keys', ['keys pressed on a call'], 'forbidden number', false],
  ['what a yes is', ['approval by voice, abused'], 'wrong decider', true],
  ['the hash that is approved', ['arguments swapped after approval', 'replayed, racing and expired approvals'], 'ran unapproved', true],
  ['secrets out of the log', ['smuggled and oversized arguments'], 'secret told', false],
];

describe.each(guards)('without %s', (guard, names, harm, walk) => {
  test.each(names)('“%s” reports it', async (name) => {
    const attacks = families.find((family) => family.name === name)?.attacks ?? [];
    gone.guard = guard;
    const seen = new Set<Harm>();
    for (const attack of attacks) {
      for (const observed of (await runAttack(attack)).harms) seen.add(observed.harm);
      if (seen.has(harm)) break;
    }
    expect([...seen]).toContain(harm);
  });
  if (walk) {
    test('the walk stops at it', async () => {
      gone.guard = guard;
      await expect(randomWalk(7, 20_000)).rejects.toThrow(/^Seed 7, step \d+/);
    });
  }
});

/** With nothing taken out: what is done by the owner's hand and stands nowhere as his must be called harm, or `lawful` would hide anything. */
const undeclared: readonly (readonly [name: string, harm: Harm, attack: Attack])[] = [
  ['a text that ran', 'ran unapproved', { name: '', scene: 'asked', mustNot: 'ran unapproved', steps: [{ approveAll: true }] }],
  ['an approval', 'wrong decider', { name: '', scene: 'asked', mustNot: 'wrong decider', steps: [{ approveAll: true }] }],
  ['a text with other words than those that are declared', 'ran unapproved', { name: '', scene: 'asked', mustNot: 'ran unapproved', lawful: [{ tool: 'send_sms', args: { ...sms, body: 'Other.' } }], steps: [{ approveAll: true }] }],
  ['a question', 'owner asked', { name: '', scene: 'asked', mustNot: 'owner asked', steps: [] }],
];
test.each(undeclared)('%s that no attack declares is harm', async (_name, harm, attack) => {
  expect((await runAttack(attack)).harms.map((each) => each.harm)).toContain(harm);
});
test('an attack that does not arrive is told', async () => {
  expect((await runAttack({ name: '', scene: 'inbound', mustNot: 'owner asked', steps: [{ desk: 'approval.approve', input: { approvalId: 'a', hash: 'b' }, code: 'ok' }] })).missed).toHaveLength(1);
});
