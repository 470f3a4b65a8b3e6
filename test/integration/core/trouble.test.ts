import { describe, expect, it } from 'vitest';
import { askedCall, connectedCall } from '../../fakes/connected-call.ts';
import { coreWithFakes } from '../../fakes/core-with-fakes.ts';

describe('trouble', () => {
  it('a crash leaves the call findable, closed and audited at the next start', async () => {
    const first = await coreWithFakes();
    const { callId, session } = await askedCall(first);
    session.emit({ type: 'them.started', itemId: 't9' });
    first.clock.advance(4_000);
    session.emit({ type: 'them.words', itemId: 't9', text: 'And one more thi', final: false });
    first.clock.advance(400);
    expect(first.store.calls.get(callId)?.endedAtMs).toBeNull();

    const second = await coreWithFakes({ store: first.store });
    expect(second.store.calls.get(callId)).toMatchObject({ endReason: 'interrupted', outcome: 'ended_early' });
    expect(second.store.openApprovals()).toEqual([]);
    expect(second.store.audit.at(-1)).toMatchObject({ kind: 'recovered', callId });
    expect(second.state().notices).toMatchObject([{ id: 'calls.recovered', place: 'app' }]);
    const detail = await second.console('history.get', { callId });
    expect(detail.ok && detail.value.lines.map((line) => [line.text, line.status]).at(-1)).toEqual(['And one more thi', 'final']);
    expect(detail.ok && detail.value.actions).toMatchObject([{ state: 'expired' }]);
    expect(second.state().calls).toEqual([]);
  });

  it('a full disk is told of, the call goes on, and nothing is lost', async () => {
    const app = await coreWithFakes();
    const { callId, session, call } = await connectedCall(app);
    app.store.failSaves = { code: 'full', text: 'no space' };
    session.theySay('t2', 'Which evening was it again?');
    session.assistantSays('a2', 'Tonight.');
    expect(app.state().notices).toMatchObject([{ id: 'store.saving', tone: 'danger', title: 'The disk is full' }]);
    await app.console('call.hangUp', { callId });
    expect(call().phase).toBe('ended');
    expect(app.store.lines.size).toBe(1);
    app.store.failSaves = null;
    app.clock.advance(2_000);
    expect(app.state().notices).toEqual([]);
    expect(app.store.linesOf(callId).map((line) => line.text)).toEqual(['Harbor & Pine, good evening. We moved to 212 Shore Road.', 'Which evening was it again?', 'Tonight.']);
    expect(app.store.calls.get(callId)?.endReason).toBe('hung_up_by_owner');
  });

  it('a wall clock that is set back in the middle of a call makes no call of less than nothing', async () => {
    const app = await coreWithFakes();
    const { callId, call } = await connectedCall(app);
    const { nowMs } = app.clock;
    app.clock.nowMs = () => nowMs() - 3_600_000;
    app.clock.advance(42_000);
    await app.console('call.hangUp', { callId });
    const { connectedAtMs, endedAtMs, summary } = call();
    expect((endedAtMs ?? 0) - (connectedAtMs ?? 0)).toBe(42_000);
    expect(summary).toContain('42 seconds');
  });

  it('closing the app ends calls with words and saves them', async () => {
    const app = await coreWithFakes();
    const { callId } = await askedCall(app);
    await app.core.stop();
    expect(app.store.calls.get(callId)).toMatchObject({ endReason: 'app_closed', endText: 'Consigliere was closed.' });
    expect(app.clock.pending()).toBe(0);
  });

  it('names wrong environment values, in Settings and once for the app; opening notices too', async () => {
    const app = await coreWithFakes({
      environment: { problems: [{ name: 'INGRESS_PORT', text: 'is not a port.' }, { name: 'OPENAI_REALTIME_API_URL', text: 'is not a wss address.' }] },
      openingNotices: [{ id: 'store.quarantined', tone: 'attention', title: 'The history was set aside', text: 'x' }],
    });
    expect(app.state().notices.map((notice) => [notice.id, notice.place])).toEqual([
      ['store.quarantined', 'app'], ['environment.INGRESS_PORT', 'settings'], ['environment.OPENAI_REALTIME_API_URL', 'settings'], ['environment', 'app'],
    ]);
    await app.console('notice.dismiss', { noticeId: 'environment' });
    expect(await app.console('notice.dismiss', { noticeId: 'environment' })).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});
