import { describe, expect, it } from 'vitest';
import type { CallRecord } from '../../../src-main/core/ports/store.ts';
import { aCall } from '../../fakes/store-records.ts';
import { connectedCall, settle } from '../../fakes/connected-call.ts';
import { coreWithFakes, dinnerBrief, type CoreWithFakes, type FakeCoreOptions } from '../../fakes/core-with-fakes.ts';
import { defaultGuards } from '../../../src-shared/domain/guards.ts';
import { restaurant } from '../../fakes/fake-practice.ts';

/** The clock starts on 2026-11-21 12:00 UTC: 7 am in New York, 12 noon in London. */
const startMs = Date.UTC(2026, 10, 21, 12);
const newYork = '+1 212 555 0142';
const withGuards = (guards: object): FakeCoreOptions => ({ files: { 'settings.json': JSON.stringify({ guards }) } });
const place = (app: CoreWithFakes, to: string, more: { line?: 'softphone' | 'assistant' | 'practice'; lift?: 'quiet_hours'[] } = {}) =>
  app.console('call.place', { to, name: null, line: 'softphone', brief: dinnerBrief, ...more });
const earlier = (over: Partial<CallRecord>): CallRecord => aCall({ line: 'softphone', peerNumber: '+442079460123', startedAtMs: startMs - 3_600_000, connectedAtMs: startMs - 3_600_000, endedAtMs: startMs - 3_000_000, costUsd: 1, ...over });
const london = withGuards({ countries: ['GB'] });

describe('a call that the owner places', () => {
  it.each<[string, string, string, string, FakeCoreOptions]>([
    ['an emergency number', 'call 9-1-1 now', 'refused_by_policy', 'Emergency numbers are never called by the assistant. The call was not placed. Dial them yourself.', {}],
    ['a premium number', '+1 900 555 1234', 'refused_by_policy', 'Premium and shared-cost numbers are never reached by the assistant. The call was not placed. Use a phone of your own.', {}],
    ['a satellite number', '+8816123456789', 'refused_by_policy', 'Satellite and international network numbers are never reached by the assistant. The call was not placed. Use a phone of your own.', {}],
    ['another country', '+44 20 7946 0123', 'refused_by_policy', 'This number’s country, United Kingdom, is not on your list. The call was not placed. Add it in Settings, Guards.', {}],
    ['early in New York', newYork, 'quiet_hours', 'It is 7 am there. You set calls from 8 am to 9 pm there. The call was not placed. Call later, or call anyway.', {}],
    ['an allowed country, by day', '+44 20 7946 0123', 'line_unavailable', 'No Twilio account is set.', london],
  ])('%s', async (_, to, code, message, options) => {
    const app = await coreWithFakes(options);
    const placed = await place(app, to);
    expect(placed).toMatchObject({ ok: false, error: { code } });
    expect(placed.ok ? '' : placed.error.message).toContain(message);
    expect(app.state().calls).toEqual([]);
  });

  it('quiet hours are lifted for this call, and nothing else is', async () => {
    const app = await coreWithFakes();
    expect(await place(app, newYork, { lift: ['quiet_hours'] })).toMatchObject({ ok: false, error: { code: 'line_unavailable' } });
    for (const to of ['911', '+19005551234', '+442079460123']) expect(await place(app, to, { lift: ['quiet_hours'] })).toMatchObject({ ok: false, error: { code: 'refused_by_policy' } });
    expect(await place(app, newYork)).toMatchObject({ ok: false, error: { code: 'quiet_hours' } });
  });

  it.each<[string, Partial<CallRecord>[], string]>([
    ['spend', [{ costUsd: 20.5 }], 'Calls cost $20.50 in the last 24 hours; your limit is $20. The call was not placed. Wait, or raise the limit in Settings, Guards.'],
    ['minutes', [{ connectedAtMs: startMs - 3_600_000 * 5, endedAtMs: startMs - 60_000 }], 'Calls took 299 minutes in the last 24 hours; your limit is 240. The call was not placed.'],
    ['at once', Array.from({ length: 8 }, () => ({ connectedAtMs: null, endedAtMs: null })), '8 calls are on; your limit is 8 at once. The call was not placed. End one, or raise the limit in Settings, Guards.'],
    ['attempts', Array.from({ length: 5 }, () => ({ connectedAtMs: null })), 'This number was called 5 times in the last 24 hours; your limit is 5. The call was not placed.'],
  ])('beyond the limit of %s', async (_, records, message) => {
    const app = await coreWithFakes(london);
    records.forEach((over, index) => app.store.saveCall(earlier({ ...over, id: `call_${index}` })));
    const placed = await place(app, '+44 20 7946 0123');
    expect(placed).toMatchObject({ ok: false, error: { code: 'refused_by_policy', field: 'to' } });
    expect(placed.ok ? '' : placed.error.message).toContain(message);
  });

  it('the assistant line keeps to the limits too, with its running calls; the practice line has none', async () => {
    const app = await coreWithFakes({ ...withGuards({ caps: { ...defaultGuards.caps, callsAtOnce: 1 } }), secrets: { openai_api_key: 'sk-stored-91cE' } });
    expect((await place(app, '', { line: 'assistant' })).ok).toBe(true);
    expect(await place(app, '', { line: 'assistant' })).toMatchObject({ ok: false, error: { code: 'refused_by_policy', field: 'line' } });
    expect((await place(app, restaurant.peer.number, { line: 'practice' })).ok).toBe(true);
    expect((await place(app, restaurant.peer.number, { line: 'practice' })).ok).toBe(true);
  });

  it('is refused while the store cannot tell what was used, or who must not be called', async () => {
    const app = await coreWithFakes();
    app.store.failReads = { code: 'failed', text: 'torn page' };
    expect(await place(app, '', { line: 'assistant' })).toMatchObject({ ok: false, error: { code: 'refused_by_policy' } });
    expect(await place(app, restaurant.peer.number, { line: 'practice' })).toMatchObject({ ok: false, error: { code: 'refused_by_policy' } });
    app.store.failReads = null;
    expect((await place(app, restaurant.peer.number, { line: 'practice' })).ok).toBe(true);
  });
});

describe('the do-not-call list', () => {
  it('is kept, audited, and stops calls and texts until the number is taken off', async () => {
    const app = await coreWithFakes();
    const { session } = await connectedCall(app);
    expect(await app.console('doNotCall.add', { number: '(415) 555-0164', why: 'They asked' })).toEqual({ ok: true, value: { entries: [{ number: restaurant.peer.number, addedAtMs: startMs, why: 'They asked' }] } });
    expect(await place(app, restaurant.peer.number, { line: 'practice' })).toMatchObject({ ok: false, error: { code: 'refused_by_policy', message: 'This number is on your do-not-call list. The call was not placed. Take it off the list in Settings, Guards.' } });
    session.callTool('t', 'send_sms', { to: restaurant.peer.number, body: 'x' });
    await settle();
    expect(session.results).toMatchObject([{ output: { status: 'refused' } }]);
    expect(app.deskState().approvals).toEqual([]);
    expect(await app.console('doNotCall.remove', { number: restaurant.peer.number })).toEqual({ ok: true, value: { entries: [] } });
    expect((await place(app, restaurant.peer.number, { line: 'practice' })).ok).toBe(true);
    expect(app.store.audit.filter((row) => row.kind === 'settings').map((row) => row.data)).toEqual([{ doNotCall: 'added', number: restaurant.peer.number }, { doNotCall: 'removed', number: restaurant.peer.number }]);
    expect(await app.console('doNotCall.add', { number: '12', why: '' })).toMatchObject({ ok: false, error: { code: 'bad_number', field: 'number' } });
  });
});

describe('what the assistant proposes', () => {
  it('in quiet hours is asked with the hour as a reason, and abroad is refused', async () => {
    const app = await coreWithFakes();
    const { session } = await connectedCall(app);
    session.callTool('t1', 'send_sms', { to: newYork, body: 'x' });
    session.callTool('t2', 'send_sms', { to: '+44 20 7946 0123', body: 'x' });
    await settle();
    expect(app.deskState().approvals).toHaveLength(1);
    expect(app.deskState().approvals[0]?.reasons).toContainEqual({ code: 'quiet_hours', text: 'It is 7 am there. You set calls from 8 am to 9 pm there.' });
    expect(session.results).toMatchObject([{ output: { status: 'refused' } }]);
  });

  it('follows the settings from the next call on', async () => {
    const app = await coreWithFakes();
    const changed = await app.console('settings.update', { guards: { ...defaultGuards, countries: ['GB'], quietHours: { fromHour: 7, untilHour: 21 } } });
    expect(changed).toMatchObject({ ok: true, value: { settings: { guards: { countries: ['GB'] } } } });
    for (const to of ['+442079460123', newYork]) expect(await place(app, to)).toMatchObject({ ok: false, error: { code: 'line_unavailable' } });
    expect(await app.console('number.check', { text: '+442079460123' })).toMatchObject({ ok: true, value: { kind: 'number', warning: 'This number is in United Kingdom. It may cost more.' } });
  });
});

it('keys: a menu is walked freely, an emergency number is not dialled, a long code waits for the owner', async () => {
  const app = await coreWithFakes();
  const on = await connectedCall(app);
  const press = async (id: string, digits: string): Promise<void> => {
    on.session.callTool(id, 'send_dtmf', { digits });
    await settle();
  };
  await press('k1', '2');
  await press('k2', '9');
  await press('k3', '911');
  expect(on.leg.digits).toEqual(['2', '9']);
  expect(on.session.results.at(-1)?.output).toMatchObject({ status: 'refused', message: expect.stringContaining('dial 911') as string });
  await press('k4', '424242424242#');
  const [card] = app.deskState().approvals;
  expect(card).toMatchObject({ tool: 'send_dtmf', risk: 'HIGH', state: 'requested', callScope: null, reasons: [{ code: 'long_code' }] });
  expect(await app.desk('approval.approve', { approvalId: card!.id, hash: card!.hash })).toMatchObject({ ok: true });
  await settle();
  await press('k5', '1');
  expect(on.leg.digits).toEqual(['2', '9', '424242424242#', '1']);
});
