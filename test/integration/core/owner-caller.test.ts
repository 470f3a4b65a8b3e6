import { expect, it } from 'vitest';
import { coreWithFakes } from '../../fakes/core-with-fakes.ts';
import { settle } from '../../fakes/connected-call.ts';
import { stranger } from '../../fakes/fake-practice.ts';

const ringsIn = async (phones: string) => {
  const app = await coreWithFakes({ environment: { godfatherPhones: phones === '' ? [] : [phones] } });
  const placed = await app.console('call.simulateInbound', { scenarioId: stranger.id });
  if (!placed.ok) throw new Error(placed.error.message);
  const session = app.sessions[0]!;
  app.practice.legs[0]!.events.onRinging();
  session.ready();
  return { app, session, callId: placed.value.callId };
};
const event = { title: 'Dinner', start: '2026-11-24T20:00' };

it('a caller with the owner’s number starts nothing HIGH until the owner confirms him on the Desk', async () => {
  const { app, session, callId } = await ringsIn(stranger.peer.number);
  expect(app.deskState().callers).toEqual([{ callId, name: 'Dana Price', number: stranger.peer.number, confirmed: false }]);
  session.callTool('t1', 'calendar_create_event', event);
  session.callTool('t2', 'lookup_contact', { name: 'Luca' });
  await settle();
  expect(session.results.map((result) => result.output.status)).toEqual(['refused', 'done']);
  expect(app.store.audit.find((row) => row.kind === 'refused')?.data).toMatchObject({ rule: 'not_authenticated', actor: { kind: 'godfather', leg: 'phone', authenticated: false } });

  expect(await app.desk('caller.confirm', { callId, on: true })).toMatchObject({ ok: true });
  expect(app.deskState().callers).toMatchObject([{ confirmed: true }]);
  session.callTool('t3', 'calendar_create_event', event);
  expect(app.deskState().approvals).toMatchObject([{ tool: 'calendar_create_event', askedBy: { standing: 'godfather' } }]);

  await app.desk('caller.confirm', { callId, on: false });
  session.callTool('t4', 'calendar_create_event', event);
  expect(app.deskState().approvals).toHaveLength(1);
  expect(app.store.audit.filter((row) => row.kind === 'identity').map((row) => row.data)).toMatchObject([{ caller: stranger.peer.number, confirmed: true }, { confirmed: false }]);

  await app.console('call.hangUp', { callId });
  expect(app.deskState().callers).toEqual([]);
  expect(await app.desk('caller.confirm', { callId, on: true })).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

it('no other caller can be confirmed, and nobody without an audit row', async () => {
  const other = await ringsIn('+14155550110');
  expect(other.app.deskState().callers).toEqual([]);
  expect(await other.app.desk('caller.confirm', { callId: other.callId, on: true })).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  const own = await ringsIn(stranger.peer.number);
  own.app.store.failAudit = { code: 'full', text: 'no space' };
  expect(await own.app.desk('caller.confirm', { callId: own.callId, on: true })).toMatchObject({ ok: false, error: { code: 'store_unavailable' } });
  expect(own.app.deskState().callers).toMatchObject([{ confirmed: false }]);
});
