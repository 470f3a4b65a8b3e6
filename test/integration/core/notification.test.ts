import { describe, expect, it } from 'vitest';
import { askedCall, sms } from '../../fakes/connected-call.ts';
import { coreWithFakes } from '../../fakes/core-with-fakes.ts';
import { unseenMs } from '../../../src-main/core/policy/notify-waiting.ts';

describe('the notification of the operating system', () => {
  it('comes once for an approval that no Desk shows, and says nothing of it', async () => {
    const app = await coreWithFakes();
    const { session, approval, callId } = await askedCall(app);
    app.clock.advance(unseenMs - 1);
    expect(app.notes).toEqual([]);
    app.clock.advance(1);
    expect(app.notes).toEqual([{ title: 'Approval needed', body: 'Something waits for your decision.', tag: approval().id }]);
    session.emit({ type: 'state', state: 'reconnecting', problem: { code: 'x', text: 'The connection was lost.', fatal: false } });
    session.ready();
    app.clock.advance(unseenMs);
    expect(app.notes).toHaveLength(1);
    session.callTool('tool2', 'send_sms', sms);
    app.clock.advance(unseenMs);
    expect(app.notes.map((note) => (note as { tag?: string }).tag)).toEqual(app.deskState().approvals.map((each) => each.id));
    await app.console('call.hangUp', { callId });
  });

  it.each([
    ['the Desk shows it', async (app: Awaited<ReturnType<typeof coreWithFakes>>, id: string) => app.desk('approval.shown', { approvalId: id })],
    ['it was denied at once', async (app: Awaited<ReturnType<typeof coreWithFakes>>, id: string) => app.console('approval.deny', { approvalId: id, reason: null })],
  ])('does not come when %s', async (_, act) => {
    const app = await coreWithFakes();
    const { approval } = await askedCall(app);
    await act(app, approval().id);
    app.clock.advance(unseenMs * 2);
    expect(app.notes).toEqual([]);
  });
});
