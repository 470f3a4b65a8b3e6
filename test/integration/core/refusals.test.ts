import { describe, expect, it } from 'vitest';
import { askedCall, connectedCall, settle, sms } from '../../fakes/connected-call.ts';
import { coreWithFakes, dinnerBrief } from '../../fakes/core-with-fakes.ts';
import { stranger } from '../../fakes/fake-practice.ts';
import { containing } from '../../fakes/matching.ts';

describe('refusals', () => {
  it('an email outside the brief is refused, shown on the Desk, and never asked', async () => {
    const app = await coreWithFakes();
    const { session, lines, callId } = await connectedCall(app);
    session.callTool('t', 'send_email', { to: 'luca@example.com', subject: 'Guests', body: 'The list' });
    expect(app.deskState().approvals).toEqual([]);
    expect(lines().at(-1)?.action).toMatchObject({ title: 'Email not sent', detail: 'Outside callers cannot start actions', state: 'refused' });
    expect(app.deskState().earlier).toMatchObject([{ callId, icon: 'refused', title: 'Refused: email luca@example.com' }]);
    expect(session.results).toMatchObject([{ output: { status: 'refused', message: containing('take_message') } }]);
  });

  it.each([
    ['an unknown tool', 'format_disk', {}, 'refused'], ['arguments that cannot be read', 'send_sms', '{"to": ', 'refused'], ['an emergency number', 'send_sms', { to: '911', body: 'x' }, 'refused'],
    ['a premium number', 'send_sms', { to: '+19005551234', body: 'x' }, 'refused'], ['bad details', 'send_sms', { to: '12', body: 'x' }, 'failed'],
  ])('%s', async (_, tool, args, status) => {
    const app = await coreWithFakes();
    const { session } = await connectedCall(app, { ...dinnerBrief, mayPropose: [...dinnerBrief.mayPropose, 'format_disk'] });
    session.callTool('t', tool, args);
    await settle();
    expect(app.deskState().approvals).toEqual([]);
    expect(session.results).toMatchObject([{ output: { status } }]);
  });

  it('nothing runs while the audit log cannot be written; a written question whose approval cannot be written does not run', async () => {
    const app = await coreWithFakes();
    const { session, approval } = await askedCall(app);
    app.store.failAudit = { code: 'full', text: 'no space' };
    await app.desk('approval.approve', { approvalId: approval().id, hash: approval().hash });
    await settle();
    expect(approval()).toMatchObject({ state: 'failed', result: containing('audit log') });
    session.callTool('tool2', 'send_sms', sms);
    expect(session.results.map((result) => result.output.status)).toEqual(['refused', 'refused']);
    expect(app.deskState().approvals).toHaveLength(1);
  });

  it('an incoming caller starts nothing, and a message is taken', async () => {
    const app = await coreWithFakes();
    const placed = await app.console('call.simulateInbound', { scenarioId: stranger.id });
    expect(placed.ok).toBe(true);
    const session = app.sessions[0]!;
    const leg = app.practice.legs[0]!;
    leg.events.onRinging();
    expect(leg.log).toEqual([]);
    session.ready();
    expect(leg.log).toEqual(['answer']);
    expect(session.asked.at(-1)?.what).toBe('respond');
    session.callTool('t1', 'calendar_create_event', { title: 'x', start: '2026-11-24T20:00' });
    session.callTool('t2', 'lookup_contact', { name: 'Elena' });
    session.callTool('t3', 'take_message', { name: 'Dana Price', message: 'Wants the schedule.', urgency: 'today' });
    await settle();
    expect(session.results.map((result) => result.output.status)).toEqual(['refused', 'refused', 'done']);
    expect(app.state()).toMatchObject({ unreadMessages: 1, messages: [{ name: 'Dana Price', number: '+16285550177', urgency: 'today' }] });
    session.callTool('t4', 'hangup_call', {});
    await settle();
    app.clock.advance(1_000);
    expect(app.state().calls[0]).toMatchObject({ phase: 'ended', end: { reason: 'hung_up_by_assistant' }, outcome: 'message_taken' });
    await app.console('message.markRead', { messageId: app.state().messages[0]!.id });
    expect(app.state().unreadMessages).toBe(0);
  });
});
