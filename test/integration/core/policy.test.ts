import { describe, expect, it } from 'vitest';
import { connectedCall, settle } from '../../fakes/connected-call.ts';
import { coreWithFakes } from '../../fakes/core-with-fakes.ts';

describe('the policy in Settings', () => {
  it('is set from the console, holds on the next tool call, is kept in settings.json beside the settings, and is audited', async () => {
    const app = await coreWithFakes();
    expect(app.state().policy.changed).toBe(false);
    const set = await app.console('policy.set', { tool: 'send_sms', asker: 'godfather', answer: 'refuse' });
    expect(set.ok && set.value.policy.changed).toBe(true);
    expect(app.state().policy.rows.find((row) => row.tool === 'send_sms')?.godfather).toMatchObject({ answer: 'refuse', changed: true });
    await app.console('settings.update', { theme: 'dark' });
    expect(JSON.parse(app.files.contents.get('settings.json')!)).toMatchObject({ theme: 'dark', policy: { overrides: { send_sms: { godfather: 'refuse' } } } });

    const { session } = await connectedCall(app);
    session.callTool('t', 'send_sms', { to: '+14155550164', body: 'x' });
    expect(app.deskState().approvals).toEqual([]);
    expect(session.results).toMatchObject([{ output: { status: 'refused' } }]);

    expect(await app.console('policy.set', { tool: 'send_sms', asker: 'godfather', answer: 'allow' })).toMatchObject({ ok: false, error: { code: 'refused_by_policy' } });
    expect(await app.console('policy.restore', {})).toMatchObject({ ok: true, value: { policy: { changed: false } } });
    session.callTool('t2', 'send_sms', { to: '+14155550164', body: 'x' });
    expect(app.deskState().approvals).toHaveLength(1);
    expect(app.store.audit.filter((row) => row.kind === 'settings').map((row) => row.data)).toEqual([{ policy: { tool: 'send_sms', asker: 'godfather', answer: 'refuse' } }, { keys: ['theme'] }, { policy: { restored: true } }]);
  });

  it('what a file would loosen is named and does not hold', async () => {
    const app = await coreWithFakes({ files: { 'settings.json': JSON.stringify({ owner: { name: 'Elena' }, policy: { overrides: { send_sms: { godfather: 'allow' } } } }) } });
    expect(app.state().notices).toMatchObject([{ place: 'settings', text: expect.stringContaining('policy.overrides.send_sms.godfather is looser than the table') as string }]);
    const { session } = await connectedCall(app);
    session.callTool('t', 'send_sms', { to: '+14155550164', body: 'x' });
    await settle();
    expect(session.results).toEqual([]);
    expect(app.deskState().approvals).toHaveLength(1);
  });

  it('keys that must be asked for are approved once for the call, on the Desk only, and each press is a row that names the approval', async () => {
    const app = await coreWithFakes();
    await app.console('policy.set', { tool: 'send_dtmf', asker: 'outbound_other', answer: 'ask' });
    const { session, leg, callId } = await connectedCall(app);
    session.callTool('k1', 'send_dtmf', { digits: '1' });
    const asked = app.deskState().approvals[0]!;
    expect(asked).toMatchObject({ risk: 'LOW', callScope: 'Without asking until this call with Harbor & Pine ends: press keys on a call' });
    expect(leg.digits).toEqual([]);
    expect(await app.desk('approval.approve', { approvalId: asked.id, hash: asked.hash, scope: 'call' })).toMatchObject({ ok: true });
    session.callTool('k2', 'send_dtmf', { digits: '2#' });
    await settle();
    expect(leg.digits).toEqual(['1', '2#']);
    expect(app.deskState().approvals).toHaveLength(1);
    expect(session.results.map((result) => result.output.status).sort()).toEqual(['done', 'done']);
    expect(app.store.actions.get(`${callId} k2`)).toMatchObject({ approvalId: asked.id, decidedBy: 'You, for this call' });
    const executed = app.store.audit.filter((row) => row.kind === 'executed').map((row) => row.data);
    expect(executed).toMatchObject([{ approvalId: asked.id, decided: { scope: 'call' } }, { toolCallId: 'k2', grant: asked.id, arguments: { digits: '2#' } }]);

    await app.console('call.hangUp', { callId });
    const next = await connectedCall(app);
    next.session.callTool('k3', 'send_dtmf', { digits: '1' });
    expect(app.deskState().approvals.filter((approval) => approval.callId === next.callId)).toMatchObject([{ state: 'requested' }]);
  });
});
