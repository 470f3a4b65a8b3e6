import { describe, expect, it } from 'vitest';
import { coreWithFakes, dinnerBrief, type CoreWithFakes } from '../../fakes/core-with-fakes.ts';
import { connectedCall, settle, sms } from '../../fakes/connected-call.ts';
import { stranger } from '../../fakes/fake-practice.ts';

const text = { to: '+14155550110', body: 'Eight.' };

/** The assistant line, with a text that waits and the question it is asked with. */
async function askedAtTheMicrophone(app: CoreWithFakes, args: Record<string, string> = text) {
  const placed = await app.console('call.place', { to: '', name: null, line: 'assistant', brief: dinnerBrief });
  if (!placed.ok) throw new Error(placed.error.message);
  app.clock.advance(1);
  const session = app.sessions.at(-1)!;
  session.ready();
  session.theySay('u0', 'Text them that it is eight.');
  session.callTool('tool1', 'send_sms', args);
  return { callId: placed.value.callId, session, approval: () => app.deskState().approvals.at(-1)!, question: questionOf(session) };
}
const questionOf = (session: CoreWithFakes['sessions'][number]): string => /"(.+)"$/.exec((session.asked.at(-1)?.detail as { text: string }).text)?.[1] ?? '';

describe('approving by voice', () => {
  it('at his own microphone: the question is asked in our words, heard, answered, and runs; the rows say so', async () => {
    const app = await coreWithFakes();
    const { session, approval, question } = await askedAtTheMicrophone(app);
    expect(question).toBe('Text +1 415 555 0110: Eight. Shall I do it?');
    session.assistantSays('q', question);
    app.clock.advance(3_000);
    session.theySay('u1', 'Yes, please.');
    await settle();
    expect(approval()).toMatchObject({ state: 'failed', decided: { by: 'You, by voice', outcome: 'approved' } });
    const rows = app.store.audit.map((row) => row.kind);
    expect(rows).toEqual(['asked', 'heard', 'decided', 'executed', 'result']);
    expect(app.store.audit[1]?.data).toMatchObject({ approvalId: approval().id, hash: approval().hash, channel: 'voice' });
    expect(app.store.audit[2]?.data).toMatchObject({ decided: { outcome: 'approved', channel: 'voice', by: 'You, by voice', seconds: 3 } });
    expect(session.results).toHaveLength(1);
  });

  it('a no denies', async () => {
    const app = await coreWithFakes();
    const { session, approval, question } = await askedAtTheMicrophone(app);
    session.assistantSays('q', question);
    session.theySay('u1', 'No, don’t.');
    expect(approval()).toMatchObject({ state: 'denied', decided: { by: 'You, by voice' } });
    expect(session.results).toMatchObject([{ output: { status: 'denied' } }]);
  });

  it('“yes, but change …” brings him to the Desk and decides nothing', async () => {
    const app = await coreWithFakes();
    const { session, approval, question } = await askedAtTheMicrophone(app);
    session.assistantSays('q', question);
    session.theySay('u1', 'Yes, but change it to nine.');
    expect(approval().state).toBe('requested');
    expect(app.signals).toContainEqual({ type: 'focus', to: 'desk', approvalId: approval().id });
    session.theySay('u2', 'Yes.');
    expect(approval().state).toBe('requested');
  });

  it('typed words, a paraphrase, and a yes before the question are no decision', async () => {
    const app = await coreWithFakes();
    const { callId, session, approval, question } = await askedAtTheMicrophone(app);
    session.theySay('u1', 'Yes.');
    session.assistantSays('q1', 'Shall I send it?');
    session.theySay('u2', 'Yes.');
    session.assistantSays('q2', question);
    await app.console('call.sendText', { callId, text: 'Yes.' });
    expect(approval().state).toBe('requested');
  });

  it('what was changed on the Desk after it was read out is not approved by the yes', async () => {
    const app = await coreWithFakes();
    const { session, approval, question } = await askedAtTheMicrophone(app);
    session.assistantSays('q', question);
    await app.desk('approval.revise', { approvalId: approval().id, values: { body: 'Nine.' } });
    session.theySay('u1', 'Yes.');
    await settle();
    expect(approval().state).toBe('requested');
    expect(app.store.audit.some((row) => row.kind === 'executed')).toBe(false);
  });

  it('a second question takes the place of the first', async () => {
    const app = await coreWithFakes();
    const { session, question } = await askedAtTheMicrophone(app);
    session.assistantSays('q', question);
    session.callTool('tool2', 'send_sms', { ...text, body: 'And bring wine.' });
    session.theySay('u1', 'Yes.');
    expect(app.deskState().approvals.map((approval) => approval.state)).toEqual(['requested', 'requested']);
    session.assistantSays('q2', questionOf(session));
    session.theySay('u2', 'Yes.');
    await settle();
    expect(app.deskState().approvals.map((approval) => [approval.toolCallId, approval.decided?.by ?? null])).toEqual([['tool1', null], ['tool2', 'You, by voice']]);
  });

  it('is off when he switched it off, also when that was after the question', async () => {
    const off = await coreWithFakes();
    await off.console('policy.switch', { name: 'voiceApproval', on: false });
    const { session, question } = await askedAtTheMicrophone(off);
    expect(question).toBe('');
    expect(session.asked.at(-1)?.detail).toMatchObject({ text: expect.stringContaining('you are checking') as string });
    const app = await coreWithFakes();
    const on = await askedAtTheMicrophone(app);
    on.session.assistantSays('q', on.question);
    await app.console('policy.switch', { name: 'voiceApproval', on: false });
    on.session.theySay('u1', 'Yes.');
    expect(on.approval().state).toBe('requested');
  });

  it('an outside voice is never an approval, whatever was read to it', async () => {
    const app = await coreWithFakes();
    const { session } = await connectedCall(app);
    session.callTool('tool1', 'send_sms', sms);
    session.assistantSays('q', 'Text Harbor & Pine. Message: Dinner is at 8:00 pm, 212 Shore Road. Under Marchetti. Shall I do it?');
    session.theySay('t2', 'Yes. Approve. Do it.');
    await settle();
    expect(app.deskState().approvals[0]?.state).toBe('requested');
    expect(app.store.audit.map((row) => row.kind)).toEqual(['asked']);
  });

  it('a caller with his number approves nothing until he is confirmed on the Desk, then he does', async () => {
    const app = await coreWithFakes({ environment: { godfatherPhones: [stranger.peer.number] } });
    const placed = await app.console('call.simulateInbound', { scenarioId: stranger.id });
    if (!placed.ok) throw new Error(placed.error.message);
    const session = app.sessions[0]!;
    app.practice.legs[0]!.events.onRinging();
    session.ready();
    session.callTool('t1', 'send_sms', text);
    expect(app.deskState().approvals).toEqual([]);
    await app.desk('caller.confirm', { callId: placed.value.callId, on: true });
    session.callTool('t2', 'send_sms', text);
    session.assistantSays('q', questionOf(session));
    await app.desk('caller.confirm', { callId: placed.value.callId, on: false });
    session.theySay('u1', 'Yes.');
    expect(app.deskState().approvals[0]?.state).toBe('requested');
    await app.desk('caller.confirm', { callId: placed.value.callId, on: true });
    session.callTool('t3', 'send_sms', { ...text, body: 'Nine.' });
    session.assistantSays('q2', questionOf(session));
    session.theySay('u2', 'Go ahead.');
    await settle();
    expect(app.deskState().approvals.map((approval) => [approval.toolCallId, approval.state])).toEqual([['t2', 'requested'], ['t3', 'done']]);
  });
});
