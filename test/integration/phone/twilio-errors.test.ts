import { afterEach, describe, expect, it } from 'vitest';
import { coreOnPhone, phoneBrief, theirNumber, type CoreOnPhone } from '../../fakes/twilio/core-on-phone.ts';
import { createTwilioRest } from '../../../src-main/adapters/twilio/create-twilio-rest.ts';
import { createScaledClock } from '../../fakes/scaled-clock.ts';
import { startRestStandIn, type RestStandIn } from '../../fakes/twilio/rest-stand-in.ts';

let app: CoreOnPhone | null = null;
let twilio: RestStandIn | null = null;
afterEach(async () => {
  await app?.stop();
  await twilio?.stop();
  app = null;
  twilio = null;
});

describe('a call that Twilio does not place', () => {
  it.each([
    [401, 20003, 'Twilio did not accept the account SID'], [400, 21211, 'not a valid number'], [400, 21210, 'does not let this account call from your number'], [400, 21215, 'Geo Permissions'], [400, 21216, 'does not allow calls to this number'],
    [400, 21219, 'trial account'], [429, 20429, 'too many requests'], [503, 20500, 'answer was lost'], [400, 21999, 'error 21999'],
  ])('%d %d: its words are those of the call, and it is asked for once', async (status, code, words) => {
    app = await coreOnPhone();
    app.twilio.failNext('POST /Calls.json', { status, code });
    const placed = await app.console('call.place', { to: theirNumber, name: null, line: 'media_stream', brief: phoneBrief, lift: ['quiet_hours'] });
    const id = placed.ok ? placed.value.callId : '';
    await app.until('it ended', () => app!.state().calls.find((call) => call.id === id)?.phase === 'ended');
    const [call] = app.state().calls;
    expect(call?.end).toMatchObject({ reason: 'failed_line', text: expect.stringContaining(words) as unknown });
    // What happened, what it means for the call, what to do.
    expect(call?.end?.text.split(/(?<=[.)])\s/).length).toBeGreaterThanOrEqual(3);
    await new Promise<void>((resolve) => { app!.clock.after(5_000, resolve); });
    expect(app.twilio.requests).toEqual(['POST /Calls.json']);
    expect(app.twilio.calls).toEqual([]);
  });

  it.each(['drop', 'hang'] as const)('an answer that never comes (%s) says that the phone may ring', async (how) => {
    twilio = await startRestStandIn({ clock: createScaledClock(1), ownNumbers: ['+14152007986'] });
    const rest = createTwilioRest({ clock: createScaledClock(20), baseUrl: twilio.baseUrl, accountSid: twilio.accountSid, username: twilio.accountSid, password: twilio.authToken, timeoutMs: 200 });
    twilio.failNext('POST /Calls.json', how);
    expect(await rest.createCall({ to: theirNumber, from: '+14152007986', twiml: '<Response/>', statusUrl: 'http://127.0.0.1:1/', ringSeconds: 60, mostSeconds: 60 })).toEqual({ ok: false, error: { code: 'no_answer', twilioCode: null } });
    expect(twilio.requests).toEqual(['POST /Calls.json']);
  });
});

describe('the REST client', () => {
  const client = async (timeoutMs = 1_000) => {
    twilio = await startRestStandIn({ clock: createScaledClock(1), ownNumbers: ['+14152007986'], keys: { SK1: 'secret' } });
    twilio.pickUp(() => ({ outcome: 'busy' }));
    return createTwilioRest({ clock: createScaledClock(50), baseUrl: twilio.baseUrl, accountSid: twilio.accountSid, username: 'SK1', password: 'secret', timeoutMs });
  };
  const request = { to: theirNumber, from: '+14152007986', twiml: '<Response/>', statusUrl: 'http://127.0.0.1:1/', ringSeconds: 65, mostSeconds: 3_660 };

  it('signs in with an API key, and asks again for what may be asked again', async () => {
    const rest = await client();
    const created = await rest.createCall(request);
    const callSid = created.ok ? created.value.callSid : '';
    twilio!.failNext('GET', { status: 429, code: 20429, retryAfterS: 1 });
    twilio!.failNext('GET', 'drop');
    twilio!.failNext('GET', { status: 503, code: 20500 });
    expect(await rest.fetchCall(callSid)).toMatchObject({ ok: true });
    expect(twilio!.requests.filter((each) => each.startsWith('GET'))).toHaveLength(4);
    for (let n = 0; n < 4; n += 1) twilio!.failNext('GET', { status: 429, code: 20429 });
    expect(await rest.fetchCall(callSid)).toEqual({ ok: false, error: { code: 'too_many', twilioCode: 20_429 } });
    expect(twilio!.calls[0]?.params.get('TimeLimit')).toBe('3660');
  });

  it('hanging up is done once it is over, and 401 is not asked again', async () => {
    const rest = await client();
    const created = await rest.createCall(request);
    const callSid = created.ok ? created.value.callSid : '';
    expect(await rest.hangUp(callSid)).toEqual({ ok: true, value: null });
    expect(await rest.hangUp(callSid)).toEqual({ ok: true, value: null });
    expect(await rest.hangUp(`CA${'0'.repeat(32)}`)).toEqual({ ok: true, value: null });
    twilio!.failNext('POST', { status: 401, code: 20003 });
    const before = twilio!.requests.length;
    expect(await rest.hangUp(callSid)).toEqual({ ok: false, error: { code: 'bad_credentials', twilioCode: 20_003 } });
    expect(twilio!.requests.length).toBe(before + 1);
  });

  it('nobody at the address, a wrong password, and an answer that is no API', async () => {
    const rest = await client();
    const at = (baseUrl: string, password = 'secret') => createTwilioRest({ clock: createScaledClock(50), baseUrl, accountSid: twilio!.accountSid, username: 'SK1', password, timeoutMs: 500 });
    const gone = await startRestStandIn({ clock: createScaledClock(1), ownNumbers: [] });
    await gone.stop();
    expect(await at(gone.baseUrl).createCall(request)).toEqual({ ok: false, error: { code: 'unreachable', twilioCode: null } });
    expect(await at(twilio!.baseUrl, 'other').createCall(request)).toEqual({ ok: false, error: { code: 'bad_credentials', twilioCode: 20_003 } });
    expect(await rest.fetchCall('CA1')).toEqual({ ok: false, error: { code: 'not_found', twilioCode: 20_404 } });
    expect(twilio!.calls).toEqual([]);
  });
});
