import { expect, onTestFinished, test } from 'vitest';
import type { ApprovalView } from '../../../src-shared/contract/views.ts';
import { coreOnPractice, type CoreOnPractice } from '../../fakes/core-on-practice.ts';
import { defaultMayPropose } from '../../../src-shared/domain/brief.ts';
import { isApprovalOpen } from '../../../src-shared/domain/approval.ts';

/** The clock is patient: a busy machine makes these longer, never wrong. */
const mostMs = 240_000;

async function start(): Promise<CoreOnPractice> {
  const app = await coreOnPractice();
  onTestFinished(() => app.stop());
  return app;
}

/** Places a call with the brief that the scenario suggests; what it may propose is given. */
async function ring(app: CoreOnPractice, scenarioId: string, mayPropose: readonly string[] = defaultMayPropose): Promise<string> {
  const scenario = app.state().scenarios.find((each) => each.id === scenarioId)!;
  const { goal, facts } = scenario.suggestedBrief;
  const placed = scenario.direction === 'inbound'
    ? await app.console('call.simulateInbound', { scenarioId })
    : await app.console('call.place', { to: scenario.peer.number, name: null, line: 'practice', brief: { goal, facts: [...facts], limits: { neverAgreesToCost: true, endsAfterMin: 10, endsAtUsd: null }, voice: 'marin', language: 'en-US', mayPropose: [...mayPropose] } });
  if (!placed.ok) throw new Error(placed.error.message);
  return placed.value.callId;
}
const call = (app: CoreOnPractice, callId: string) => app.state().calls.find((each) => each.id === callId)!;
const openCard = (app: CoreOnPractice, callId: string): ApprovalView | undefined => app.deskState().approvals.find((each) => each.callId === callId && isApprovalOpen(each.state));
const ended = (app: CoreOnPractice, callId: string, withinMs: number) => app.until(`${callId} ends`, () => call(app, callId).phase === 'ended', withinMs);

/** Does this with each card of the call, `afterMs` of the clock after it appeared. */
function decide(app: CoreOnPractice, callId: string, afterMs: number, act: (card: ApprovalView) => Promise<unknown>): void {
  const seen = new Set<string>();
  onTestFinished(app.core.projections.desk.subscribe(() => {
    const card = openCard(app, callId);
    if (card === undefined || seen.has(card.id)) return;
    seen.add(card.id);
    app.clock.after(afterMs, () => { void act(card); });
  }));
}

test('many at once, decided in every way: each ends by itself, its history is whole, nothing is left open', { timeout: mostMs }, async () => {
  const app = await start();
  const refused: unknown[] = [];
  const approve = async (card: ApprovalView, hash = card.hash): Promise<void> => {
    const answer = await app.desk('approval.approve', { approvalId: card.id, hash });
    if (!answer.ok) refused.push(answer.error);
  };
  const denied = await ring(app, 'bayside-dental');
  decide(app, denied, 0, (card) => app.console('approval.deny', { approvalId: card.id, reason: 'Not on a Thursday' }));
  const late = await ring(app, 'luca-ferrante', [...defaultMayPropose, 'send_email']);
  decide(app, late, 30_000, approve);
  const edited = await ring(app, 'harbor-and-pine');
  decide(app, edited, 100, async (card) => {
    await app.desk('approval.edit', { approvalId: card.id, on: true });
    const revised = await app.desk('approval.revise', { approvalId: card.id, values: { body: 'A table for four at eight, please.' } });
    await approve(card);
    if (revised.ok) await approve(card, revised.value.approval.hash);
  });
  const machine = await ring(app, 'voicemail');
  const all = [denied, late, edited, machine];
  await Promise.all(all.map((callId) => ended(app, callId, 300_000)));

  const actionsOf = async (callId: string): Promise<Record<string, string>> => {
    const detail = await app.console('history.get', { callId });
    return detail.ok ? Object.fromEntries(detail.value.actions.map((action) => [action.tool, action.state])) : {};
  };
  expect(await actionsOf(denied)).toMatchObject({ calendar_create_event: 'denied' });
  // While the first waited he asked for the second, and was told to take his time.
  expect(await actionsOf(late)).toMatchObject({ send_email: 'done', send_sms: 'done' });
  expect(await actionsOf(edited)).toMatchObject({ send_sms: 'done' });
  expect(app.store.actionsOf(edited).find((action) => action.tool === 'send_sms')?.argumentsRun).toContain('A table for four at eight');
  expect(call(app, machine).outcome).toBe('voicemail');
  expect(refused).toMatchObject([{ code: 'hash_mismatch' }]);
  expect(app.deskState().approvals.filter((card) => isApprovalOpen(card.state))).toEqual([]);
  expect(app.store.unfinishedCalls()).toEqual([]);
  expect([...app.store.lines.values()].filter((line) => line.status === 'partial')).toEqual([]);
  expect(app.store.verifyAudit().brokenAt).toBeNull();
  expect(app.logger.entries.filter((entry) => entry.level === 'error')).toEqual([]);
});

test('hung up at every stage: it ends, and nothing runs after the end', { timeout: mostMs }, async () => {
  const app = await start();
  const hangUp = (callId: string) => app.console('call.hangUp', { callId });
  const when = async (what: string, holds: (callId: string) => boolean): Promise<string> => {
    const callId = await ring(app, 'harbor-and-pine');
    await app.until(what, () => holds(callId), 60_000);
    await hangUp(callId);
    return callId;
  };
  const executing = await ring(app, 'harbor-and-pine');
  decide(app, executing, 0, async (card) => {
    await Promise.all([app.desk('approval.approve', { approvalId: card.id, hash: card.hash }), hangUp(executing)]);
  });
  const before = await Promise.all([
    when('dialing', () => true), when('ringing', (id) => call(app, id).phase === 'ringing'), when('they speak', (id) => call(app, id).speaking.them),
    when('the assistant speaks', (id) => call(app, id).speaking.assistant), when('a card waits', (id) => openCard(app, id) !== undefined),
  ]);
  await Promise.all([executing, ...before].map((callId) => ended(app, callId, 60_000)));

  for (const callId of before) {
    expect(call(app, callId)).toMatchObject({ phase: 'ended', end: { reason: 'hung_up_by_owner' }, outcome: 'ended_early' });
    expect(app.store.actionsOf(callId).filter((action) => action.state !== 'expired')).toEqual([]);
    const card = app.deskState().approvals.find((each) => each.callId === callId);
    if (card !== undefined) expect(await app.desk('approval.approve', { approvalId: card.id, hash: card.hash })).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  }
  expect(app.store.actionsOf(executing)).toMatchObject([{ tool: 'send_sms', state: 'done' }]);
  expect(app.store.audit.filter((row) => row.kind === 'executed')).toHaveLength(1);
  expect(app.store.unfinishedCalls()).toEqual([]);
});
