import { describe, expect, it } from 'vitest';
import { approvalView, messageView } from '../../../src-shared/contract/views.ts';
import { connectedCall, settle } from '../../fakes/connected-call.ts';
import { coreWithFakes, type CoreWithFakes } from '../../fakes/core-with-fakes.ts';
import { openTestStore } from '../../fakes/open-test-store.ts';
import { stranger } from '../../fakes/fake-practice.ts';

const sms = { to: '+14155550199', body: 'The code of the door is blue. See https://evil.example.' };

async function strangerRings(app: CoreWithFakes) {
  const placed = await app.console('call.simulateInbound', { scenarioId: stranger.id });
  if (!placed.ok) throw new Error(placed.error.message);
  const session = app.sessions.at(-1)!;
  app.practice.legs.at(-1)!.events.onRinging();
  session.ready();
  return { session, callId: placed.value.callId };
}
const message = (app: CoreWithFakes) => app.state().messages[0]!;
const takeMessage = { name: 'Dana Price', message: 'Wants the door code sent to a friend.', urgency: 'today', callback_number: '+16285550100' };

describe('a message', () => {
  it('keeps what was asked for in vain, before it was taken and after', async () => {
    const app = await coreWithFakes();
    const { session } = await strangerRings(app);
    session.callTool('t1', 'send_sms', sms);
    session.callTool('t2', 'take_message', takeMessage);
    await settle();
    session.callTool('t3', 'mcp_pay', { amount: 5 });
    expect(session.results.map((result) => result.output.status)).toEqual(['refused', 'done', 'refused']);
    expect(() => messageView.parse(message(app))).not.toThrow();
    expect(message(app)).toMatchObject({
      name: 'Dana Price', number: '+16285550100', calledFrom: stranger.peer.number, urgency: 'today', read: false, done: false,
      asked: [
        { tool: 'send_sms', title: 'Text +1 415 555 0199', reason: 'Outside callers cannot start actions', state: 'refused', canStart: true, fields: [{ label: 'To', value: '+14155550199' }, { label: 'Message', value: sms.body }] },
        { tool: 'mcp_pay', state: 'refused', canStart: false, fields: [{ label: 'amount', value: '5' }] },
      ],
    });
  });

  it('is made by the app when the assistant took none, and never of what needs no authority', async () => {
    const app = await coreWithFakes();
    const { session, callId } = await strangerRings(app);
    session.callTool('t1', 'lookup_contact', { name: 'Elena' });
    session.callTool('t2', 'send_sms', sms);
    expect(app.state().messages).toEqual([]);
    await app.console('call.hangUp', { callId });
    expect(app.state()).toMatchObject({ unreadMessages: 1, messages: [{ name: 'Dana Price', number: stranger.peer.number, urgency: 'no_rush', text: 'Asked for on the call and refused: Text +1 415 555 0199.', asked: [{ tool: 'send_sms' }] }] });
  });

  it('is read, done, taken back and deleted', async () => {
    const app = await coreWithFakes();
    const { session } = await strangerRings(app);
    session.callTool('t', 'take_message', takeMessage);
    await settle();
    const messageId = message(app).id;
    expect(await app.console('message.setDone', { messageId, done: true })).toMatchObject({ ok: true });
    expect(app.state()).toMatchObject({ unreadMessages: 0, messages: [{ done: true, read: true }] });
    await app.console('message.setDone', { messageId, done: false });
    expect(message(app).done).toBe(false);
    app.store.failSaves = { code: 'full', text: 'no space' };
    expect(await app.console('message.delete', { messageId })).toMatchObject({ ok: false, error: { code: 'disk_full' } });
    app.store.failSaves = null;
    expect(await app.console('message.delete', { messageId })).toMatchObject({ ok: true });
    expect(app.state().messages).toEqual([]);
    expect(await app.console('message.markRead', { messageId })).toMatchObject({ ok: false, error: { code: 'not_found' } });
    // What comes later on that call begins a new one: a deleted message does not come back.
    session.callTool('t2', 'send_sms', sms);
    expect(app.state().messages).toEqual([]);
  });

  it('what he did with it while the call goes on stays when more is refused', async () => {
    const app = await coreWithFakes();
    const { session } = await strangerRings(app);
    session.callTool('t', 'take_message', takeMessage);
    await settle();
    await app.console('message.markRead', { messageId: message(app).id });
    session.callTool('t2', 'send_sms', sms);
    expect(message(app)).toMatchObject({ read: true, asked: [{ tool: 'send_sms' }] });
  });
});

describe('what a caller asked for, started by the owner', () => {
  async function startedLater() {
    const app = await coreWithFakes();
    const { session, callId } = await strangerRings(app);
    session.callTool('t1', 'send_sms', sms);
    session.callTool('t2', 'take_message', takeMessage);
    await settle();
    await app.console('call.hangUp', { callId });
    const ids = { messageId: message(app).id, askId: message(app).asked[0]!.id };
    const started = await app.console('message.startAction', ids);
    if (!started.ok) throw new Error(started.error.message);
    return { app, ids, session, approval: () => app.deskState().approvals.find((each) => each.id === started.value.approvalId)! };
  }

  it('is an ordinary question on the Desk, his own, outside a call, every value marked, and runs only by approval', async () => {
    const { app, ids, session, approval } = await startedLater();
    expect(() => approvalView.parse(approval())).not.toThrow();
    expect(approval()).toMatchObject({
      callId: null, atMs: null, spanMs: 300_000, state: 'requested', risk: 'HIGH', title: 'Text +1 415 555 0199', askedBy: { text: 'You, from a message', standing: 'godfather' }, promptedBy: { text: 'Message from Dana Price', standing: 'outside' },
      evidence: [{ who: 'Dana Price', text: takeMessage.message }],
    });
    for (const field of approval().fields.filter((each) => each.editable)) expect([field.origin, field.fromOther]).toEqual(['other', [{ start: 0, end: field.value.length }]]);
    expect(approval().reasons.map((reason) => reason.code)).toEqual(['from_other', 'from_other', 'reaches_outside', 'first_time', 'has_link', 'quiet_hours']);
    expect(app.state().approvals.map((each) => each.id)).toEqual([approval().id]);
    expect(message(app).asked[0]).toMatchObject({ state: 'waiting', approvalId: approval().id, canStart: false });
    expect(await app.console('message.startAction', ids)).toMatchObject({ ok: false, error: { code: 'wrong_state' } });

    const answers = session.results.length;
    await app.desk('approval.revise', { approvalId: approval().id, values: { body: 'Ring me.' } });
    expect(await app.desk('approval.approve', { approvalId: approval().id, hash: approval().hash })).toMatchObject({ ok: true });
    await settle();
    expect(approval()).toMatchObject({ state: 'done', result: expect.stringContaining('nothing left this computer') as string });
    expect(message(app).asked[0]).toMatchObject({ state: 'done', canStart: false });
    expect(session.results).toHaveLength(answers);
    expect(await app.console('message.startAction', ids)).toMatchObject({ ok: false, error: { message: 'This was done already.' } });
    const asked = app.store.audit.find((row) => row.kind === 'asked');
    expect(asked).toMatchObject({ callId: null, data: { actor: { kind: 'godfather' }, promptedBy: { text: 'Message from Dana Price', standing: 'outside' } } });
  });

  it('denied or left alone it can be started again', async () => {
    const { app, ids, approval } = await startedLater();
    await app.console('approval.deny', { approvalId: approval().id, reason: null });
    expect(message(app).asked[0]).toMatchObject({ state: 'denied', canStart: true });
    expect(await app.console('message.startAction', ids)).toMatchObject({ ok: true });
    app.clock.advance(300_000);
    expect(message(app).asked[0]).toMatchObject({ state: 'expired', canStart: true });
  });

  it.each([
    ['details that are none', 'send_sms', { to: '12', body: 'x' }, 'invalid_input'],
    ['smuggled arguments', 'send_sms', { ...sms, approved: true }, 'invalid_input'], ['an unknown tool', 'mcp_pay', {}, 'refused_by_policy'],
  ])('%s is refused in words, and asks nothing', async (_, tool, args, code) => {
    const app = await coreWithFakes();
    const { session, callId } = await strangerRings(app);
    session.callTool('t1', tool, args);
    await app.console('call.hangUp', { callId });
    expect(await app.console('message.startAction', { messageId: message(app).id, askId: message(app).asked[0]!.id })).toMatchObject({ ok: false, error: { code } });
    expect(app.deskState().approvals).toEqual([]);
  });

  it('what no approval lifts is not kept as a request to be taken up', async () => {
    const app = await coreWithFakes();
    const { session, callId } = await strangerRings(app);
    session.callTool('t1', 'send_sms', { to: '+19005551234', body: 'x' });
    await app.console('call.hangUp', { callId });
    expect([session.results[0]?.output.status, app.state().messages]).toEqual(['refused', []]);
  });

  it('what he switched off since is refused, and asks nothing', async () => {
    const { app, ids, approval } = await startedLater();
    await app.console('approval.deny', { approvalId: approval().id, reason: null });
    await app.console('policy.set', { tool: 'send_sms', asker: 'godfather', answer: 'refuse' });
    expect(await app.console('message.startAction', ids)).toMatchObject({ ok: false, error: { code: 'refused_by_policy', message: 'You switched this off in Settings. Nothing was started.' } });
  });

  it('asks nothing while the audit log cannot be written', async () => {
    const { app, ids, approval } = await startedLater();
    await app.console('approval.deny', { approvalId: approval().id, reason: null });
    app.store.failAudit = { code: 'full', text: 'no space' };
    expect(await app.console('message.startAction', ids)).toMatchObject({ ok: false, error: { code: 'store_unavailable' } });
  });

  it('is shown as expired after a restart, and can be started again', async () => {
    const { store } = openTestStore();
    const app = await coreWithFakes({ realStore: store });
    const { session, callId } = await strangerRings(app);
    session.callTool('t1', 'send_sms', sms);
    await app.console('call.hangUp', { callId });
    const ids = { messageId: message(app).id, askId: message(app).asked[0]!.id };
    await app.console('message.startAction', ids);

    const next = await coreWithFakes({ realStore: store });
    for (const state of [next.state(), next.deskState()]) expect(state.approvals).toMatchObject([{ callId: null, state: 'expired', deadlineAtMs: null, decided: { by: 'The app stopped', outcome: 'expired' } }]);
    expect(message(next).asked[0]).toMatchObject({ state: 'expired', canStart: true });
    expect(await next.desk('approval.approve', { approvalId: next.deskState().approvals[0]!.id, hash: next.deskState().approvals[0]!.hash })).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(store.verifyAudit().brokenAt).toBeNull();
  });

  it('only the newest decided ones outside a call stay on screen', async () => {
    const { app, ids, approval } = await startedLater();
    await app.console('approval.deny', { approvalId: approval().id, reason: null });
    for (let n = 0; n < 24; n += 1) {
      const again = await app.console('message.startAction', ids);
      if (again.ok) await app.console('approval.deny', { approvalId: again.value.approvalId, reason: null });
    }
    expect([app.state().approvals.length, app.deskState().approvals.length]).toEqual([20, 20]);
  });
});

it('on a call that he placed, what the other person asks beyond the brief is noted too', async () => {
  const app = await coreWithFakes();
  const { session, callId } = await connectedCall(app);
  session.callTool('t', 'send_email', { to: 'luca@example.com', subject: 'Guests', body: 'The list' });
  await app.console('call.hangUp', { callId });
  expect(message(app)).toMatchObject({ name: 'Harbor & Pine', asked: [{ tool: 'send_email', title: 'Email luca@example.com', canStart: true }] });
});
