import { describe, expect, it } from 'vitest';
import { historyDetailView } from '../../../src-shared/contract/views.ts';
import { askedCall, connectedCall, settle, sms } from '../../fakes/connected-call.ts';
import { coreWithFakes } from '../../fakes/core-with-fakes.ts';
import { anyText, containing } from '../../fakes/matching.ts';

describe('an action', () => {
  it('waits, is approved on the Desk, runs once, and the assistant is told once', async () => {
    const app = await coreWithFakes();
    const { session, approval, call, lines, callId } = await askedCall(app);
    expect(approval()).toMatchObject({
      state: 'requested', tool: 'send_sms', risk: 'HIGH', title: containing('Text Harbor & Pine'), hears: 'Harbor & Pine hears “Let me confirm that, one moment,” then quiet.',
      atZero: 'At 0:00 it is denied and Harbor & Pine is told you will follow up.', askedBy: { text: 'Assistant, on your brief', standing: 'godfather', quote: 'Confirm the new time in writing.' }, promptedBy: { text: 'Harbor & Pine at 0:00', standing: 'outside' },
    });
    const text = approval().fields.find((field) => field.name === 'body')!;
    expect(text.fromOther.map((span) => text.value.slice(span.start, span.end))).toEqual(['212 Shore Road']);
    expect(text.origin).toBe('other');
    expect(approval().fields.map((field) => field.label)).toEqual(['To', 'From', 'Message']);
    expect(approval().reasons.map((reason) => reason.code)).toEqual(['from_other', 'reaches_outside']);
    expect(lines().at(-1)).toMatchObject({ kind: 'action', action: { title: 'Text Harbor & Pine', detail: '', state: 'waiting', approvalId: approval().id } });
    expect(call().goalSteps).toEqual([{ label: 'Goal', state: 'open' }, { label: 'Confirm in writing', state: 'waiting' }]);
    expect(app.notes).toEqual([]);
    expect(session.results).toEqual([]);

    await app.desk('approval.shown', { approvalId: approval().id });
    expect(await app.desk('approval.approve', { approvalId: approval().id, hash: '0'.repeat(64) })).toMatchObject({ ok: false, error: { code: 'hash_mismatch' } });
    app.clock.advance(46_000);
    expect(await app.desk('approval.approve', { approvalId: approval().id, hash: approval().hash })).toMatchObject({ ok: true });
    expect(await app.desk('approval.approve', { approvalId: approval().id, hash: approval().hash })).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
    await settle();
    expect(approval()).toMatchObject({ state: 'done', result: containing('nothing left this computer'), decided: { by: 'You, here', afterMs: 46_000 } });
    expect(session.results).toEqual([{ id: 'tool1', respond: true, output: { status: 'done', message: anyText(), ran: sms } }]);
    expect(lines().at(-1)?.action).toMatchObject({ title: 'Text sent', state: 'done' });
    expect(app.store.audit.map((row) => row.kind)).toEqual(['asked', 'shown', 'decided', 'decided', 'executed', 'result', 'decided']);

    app.clock.advance(134_000);
    await app.console('call.hangUp', { callId });
    expect(call()).toMatchObject({ phase: 'ended', outcome: 'goal_met', summary: 'Text sent to Harbor & Pine. 3 minutes.' });
    const found = await app.console('history.search', { query: 'shore', sinceMs: null, outcome: null, limit: 10, before: null });
    expect(found.ok && found.value.rows[0]).toMatchObject({ callId, who: 'Assistant', lineLabel: 'Practice line', lengthMs: 180_000, outcome: 'goal_met' });
    const detail = await app.console('history.get', { callId });
    if (!detail.ok) throw new Error('no detail');
    expect(() => historyDetailView.parse(detail.value)).not.toThrow();
    expect(detail.value.actions).toMatchObject([{ title: 'Text Harbor & Pine', state: 'done', decidedBy: 'You, here, after 0:46' }]);
    expect(session.results).toHaveLength(1);
  });

  it('denied: the assistant is told the reason, and nothing runs', async () => {
    const app = await coreWithFakes();
    const { session, approval, lines } = await askedCall(app);
    await app.console('approval.deny', { approvalId: approval().id, reason: 'Not now' });
    expect(session.results).toMatchObject([{ output: { status: 'denied', message: containing('Not now') } }]);
    expect(session.results[0]?.output.ran).toBeUndefined();
    expect(lines().at(-1)?.action).toMatchObject({ title: 'Text not sent', detail: 'You denied it: Not now', state: 'denied' });
    expect(await app.desk('approval.approve', { approvalId: approval().id, hash: approval().hash })).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  });

  it('edited: hashed again, the old hash is worth nothing, and what ran is told', async () => {
    const app = await coreWithFakes();
    const { session, approval } = await askedCall(app);
    const old = approval().hash;
    await app.desk('approval.edit', { approvalId: approval().id, on: true });
    expect(approval()).toMatchObject({ state: 'editing', deadlineAtMs: null });
    app.clock.advance(200_000);
    expect(await app.desk('approval.revise', { approvalId: approval().id, values: { to: '12' } })).toMatchObject({ ok: true, value: { problems: [{ field: 'to', text: 'Too short for a number. Add the rest.' }] } });
    expect(await app.desk('approval.revise', { approvalId: approval().id, values: { to: '+19005551234' } })).toMatchObject({ ok: true, value: { problems: [{ field: '' }] } });
    expect(approval().hash).toBe(old);
    expect(await app.desk('approval.revise', { approvalId: approval().id, values: { body: 'Dinner is at 8:00 pm.' } })).toMatchObject({ ok: true, value: { problems: [] } });
    expect(approval().fields.find((field) => field.name === 'body')).toMatchObject({ origin: 'owner', fromOther: [] });
    expect(approval().reasons.map((reason) => reason.code)).toEqual(['reaches_outside']);
    expect(await app.desk('approval.approve', { approvalId: approval().id, hash: old })).toMatchObject({ ok: false, error: { code: 'hash_mismatch' } });
    expect((await app.desk('approval.approve', { approvalId: approval().id, hash: approval().hash })).ok).toBe(true);
    await settle();
    expect(session.results[0]?.output).toMatchObject({ status: 'done', message: containing('owner changed it'), ran: { body: 'Dinner is at 8:00 pm.' } });
    expect(app.store.actions.get('call_1 tool1')).toMatchObject({ note: 'edited', argumentsRun: containing('8:00 pm.') });
  });

  it('silence is a no after 2:00, paused while the connection is down', async () => {
    const app = await coreWithFakes();
    const { session, approval, lines } = await askedCall(app);
    app.clock.advance(60_000);
    session.emit({ type: 'state', state: 'reconnecting', problem: { code: 'x', text: 'The connection was lost. Wait.', fatal: false } });
    expect(approval()).toMatchObject({ deadlineAtMs: null, remainingMs: 60_000 });
    expect(await app.desk('approval.approve', { approvalId: approval().id, hash: approval().hash })).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
    app.clock.advance(100_000);
    session.ready();
    expect(approval().state).toBe('requested');
    app.clock.advance(59_999);
    expect(session.results).toEqual([]);
    app.clock.advance(1);
    expect(approval().state).toBe('expired');
    expect(session.results).toMatchObject([{ output: { status: 'expired' }, respond: true }]);
    expect(lines().at(-1)?.action).toMatchObject({ detail: 'No decision in 2:00', state: 'expired' });
  });

  it('a Desk that goes away while it edits leaves the countdown running: silence is a no', async () => {
    const app = await coreWithFakes();
    const { session, approval } = await askedCall(app);
    const [one, other] = [0, 1].map(() => app.core.projections.desk.subscribe(() => undefined));
    await app.desk('approval.edit', { approvalId: approval().id, on: true });
    one!();
    expect(approval()).toMatchObject({ state: 'editing', deadlineAtMs: null });
    other!();
    other!();
    expect(approval().state).toBe('shown');
    app.clock.advance(120_000);
    expect(session.results).toMatchObject([{ output: { status: 'expired' } }]);
  });

  it('hanging up closes what waits, before the session goes, exactly once', async () => {
    const app = await coreWithFakes();
    const { session, approval, callId, call } = await askedCall(app);
    await app.console('call.hangUp', { callId });
    expect(approval().state).toBe('superseded');
    expect(session.results).toMatchObject([{ id: 'tool1', output: { status: 'expired' }, respond: false }]);
    expect(call()).toMatchObject({ outcome: 'ended_early', goalSteps: [{ label: 'Goal', state: 'not_met' }, { state: 'not_met' }] });
    app.clock.advance(200_000);
    expect(session.results).toHaveLength(1);
  });

  it('a replayed tool call is not asked again, and two wait side by side', async () => {
    const app = await coreWithFakes();
    const { session } = await askedCall(app);
    session.callTool('tool1', 'send_sms', sms);
    session.callTool('tool2', 'calendar_create_event', { title: 'Dinner', start: '2026-11-24T20:00' });
    expect(app.deskState().approvals.map((approval) => approval.toolCallId)).toEqual(['tool1', 'tool2']);
  });

  it('asks the assistant to say that it is checking when it has said nothing', async () => {
    const app = await coreWithFakes();
    const { session } = await connectedCall(app);
    session.callTool('tool1', 'send_sms', sms);
    expect(session.asked.at(-1)).toMatchObject({ what: 'text', detail: { role: 'system', respond: true } });
  });
});
