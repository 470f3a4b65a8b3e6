import { expect, onTestFinished, test } from 'vitest';
import type { ApprovalView } from '../../../src-shared/contract/views.ts';
import { coreOnPractice, type CoreOnPractice } from '../../fakes/core-on-practice.ts';
import { defaultMayPropose } from '../../../src-shared/domain/brief.ts';
import { isApprovalOpen } from '../../../src-shared/domain/approval.ts';

async function start(factor = 12): Promise<CoreOnPractice> {
  const app = await coreOnPractice({ factor });
  onTestFinished(() => app.stop());
  return app;
}

/** Places a call with the brief that the scenario suggests; what it may propose is given. */
async function ring(app: CoreOnPractice, scenarioId: string, mayPropose: readonly string[] = defaultMayPropose): Promise<string> {
  const scenario = app.state().scenarios.find((each) => each.id === scenarioId)!;
  const { goal, facts } = scenario.suggestedBrief;
  const placed = scenario.direction === 'inbound'
    ? await app.console('call.simulateInbound', { scenarioId })
    : await app.console('call.place', { to: scenario.peer.number, name: null, line: 'practice', brief: { goal, facts: [...facts], limits: { neverAgreesToCost: true, endsAfterMin: 10 }, voice: 'marin', language: 'en-US', mayPropose: [...mayPropose] } });
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

test('many at once, decided in every way: each ends by itself, its history is whole, nothing is left open', async () => {
  const app = await start();
  const refused: unknown[] = [];
  const approve = async (card: ApprovalView, hash = card.hash): Promise<void> => {
    const answer = await app.desk('approval.approve', { approvalId: card.id, hash });
    if (!answer.ok) refused.push(answer.error);
  };
  const never = await ring(app, 'harbor-and-pine');
  const denied = await ring(app, 'bayside-dental');
  decide(app, denied, 0, (card) => app.console('approval.deny', { approvalId: card.id, reason: 'Not on a Thursday' }));
  const late = await ring(app, 'luca-ferrante', [...defaultMayPropose, 'send_email']);
  decide(app, late, 45_000, approve);
  const edited = await ring(app, 'harbor-and-pine');
  decide(app, edited, 100, async (card) => {
    await app.desk('approval.edit', { approvalId: card.id, on: true });
    const revised = await app.desk('approval.revise', { approvalId: card.id, values: { body: 'A table for four at eight, please.' } });
    await approve(card);
    if (revised.ok) await approve(card, revised.value.approval.hash);
  });
  const stranger = await ring(app, 'stranger');
  const machine = await ring(app, 'voicemail');
  const all = [never, denied, late, edited, stranger, machine];
  await Promise.all(all.map((callId) => ended(app, callId, 300_000)));

  const actionsOf = async (callId: string): Promise<Record<string, string>> => {
    const detail = await app.console('history.get', { callId });
    return detail.ok ? Object.fromEntries(detail.value.actions.map((action) => [action.tool, action.state])) : {};
  };
  expect(await actionsOf(never)).toMatchObject({ send_sms: 'expired' });
  expect(await actionsOf(denied)).toMatchObject({ calendar_create_event: 'denied' });
  // While the first waited he asked for the second, and was told to take his time.
  expect(await actionsOf(late)).toMatchObject({ send_email: 'done', send_sms: 'done' });
  expect(await actionsOf(edited)).toMatchObject({ send_sms: 'done' });
  expect(app.store.actionsOf(edited).find((action) => action.tool === 'send_sms')?.argumentsRun).toContain('A table for four at eight');
  expect(await actionsOf(stranger)).toMatchObject({ take_message: 'done' });
  expect(refused).toMatchObject([{ code: 'hash_mismatch' }]);
  expect(app.deskState().approvals.filter((card) => isApprovalOpen(card.state))).toEqual([]);
  expect(app.store.unfinishedCalls()).toEqual([]);
  expect([...app.store.lines.values()].filter((line) => line.status === 'partial')).toEqual([]);
  expect(app.store.verifyAudit().brokenAt).toBeNull();
  expect(app.logger.entries.filter((entry) => entry.level === 'error')).toEqual([]);
});
