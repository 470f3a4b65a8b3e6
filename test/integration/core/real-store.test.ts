import { expect, it } from 'vitest';
import { askedCall, settle } from '../../fakes/connected-call.ts';
import { coreWithFakes } from '../../fakes/core-with-fakes.ts';
import { openTestStore } from '../../fakes/open-test-store.ts';

it('a call is kept in the real store while it goes, found by its words, and closed after a crash', async () => {
  const { store } = openTestStore();
  const app = await coreWithFakes({ realStore: store });
  const { callId, approval, session } = await askedCall(app);
  expect(store.unfinishedCalls().map((call) => call.id)).toEqual([callId]);
  expect(store.openApprovals()).toHaveLength(1);
  expect(store.linesOf(callId).map((line) => line.kind)).toEqual(['speech', 'speech', 'action']);
  await app.desk('approval.approve', { approvalId: approval().id, hash: approval().hash });
  await settle();
  session.callTool('m', 'take_message', { name: 'Luca', message: 'Ring back about the zinnias.' });
  await settle();

  const next = await coreWithFakes({ realStore: store });
  expect(store.unfinishedCalls()).toEqual([]);
  expect(next.state()).toMatchObject({ unreadMessages: 1, messages: [{ text: 'Ring back about the zinnias.' }], notices: [{ id: 'calls.recovered' }] });
  const found = await next.console('history.search', { query: 'shore road', sinceMs: null, outcome: 'ended_early', limit: 10, before: null });
  expect(found.ok && found.value).toMatchObject({ total: 1, rows: [{ callId }] });
  const detail = await next.console('history.get', { callId });
  expect(detail.ok && detail.value).toMatchObject({ end: { reason: 'interrupted' }, actions: [{ tool: 'send_sms', state: 'done' }, { tool: 'take_message', state: 'done' }] });
  expect(store.verifyAudit().brokenAt).toBeNull();
});
