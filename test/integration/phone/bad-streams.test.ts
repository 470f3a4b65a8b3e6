import { createHmac } from 'node:crypto';
import WebSocket from 'ws';
import { afterEach, describe, expect, it } from 'vitest';
import { coreOnPhone, phoneBrief, theirNumber, type CoreOnPhone } from '../../fakes/twilio/core-on-phone.ts';

let app: CoreOnPhone;
afterEach(async () => { await app.stop(); });

interface Raw { readonly socket: WebSocket; send(message: unknown): void; readonly closed: Promise<number>; isClosed(): boolean }

/** A socket with Twilio's signature, as whoever has the auth token could open it. */
const rawStream = async (): Promise<Raw> => {
  const url = `${app.publicUrl.replace('http', 'ws')}/twilio/media`;
  const socket = new WebSocket(url, { headers: { 'X-Twilio-Signature': createHmac('sha1', app.twilio.authToken).update(url).digest('base64') } });
  let over = false;
  const closed = new Promise<number>((resolve) => { socket.on('close', (code) => { over = true; resolve(code); }); });
  await new Promise((resolve) => { socket.on('open', resolve); });
  return { socket, closed, isClosed: () => over, send: (message) => { socket.send(typeof message === 'string' ? message : JSON.stringify(message)); } };
};
const connected = { event: 'connected', protocol: 'Call', version: '1.0.0' };
const startOf = (token: string, callSid: string, change: object = {}) => ({
  event: 'start', sequenceNumber: '1', streamSid: 'MZ1', start: { streamSid: 'MZ1', accountSid: app.twilio.accountSid, callSid, tracks: ['inbound'], mediaFormat: { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 }, customParameters: { token }, ...change },
});
const media = (change: object = {}, streamSid = 'MZ1') => ({ event: 'media', sequenceNumber: '2', streamSid, media: { track: 'inbound', chunk: '1', timestamp: '0', payload: Buffer.alloc(160, 0x55).toString('base64'), ...change } });

/** A call that rings for long: its token waits for its stream. */
const ringingCall = async (): Promise<{ readonly id: string; readonly token: string; readonly callSid: string }> => {
  app = await coreOnPhone();
  app.twilio.pickUp(() => ({ outcome: 'answers', ringMs: 50_000 }));
  const placed = await app.console('call.place', { to: theirNumber, name: null, line: 'media_stream', brief: phoneBrief, lift: ['quiet_hours'] });
  if (!placed.ok) throw new Error(placed.error.message);
  const id = placed.value.callId;
  await app.until('it rings', () => app.state().calls.find((each) => each.id === id)?.phase === 'ringing');
  const [call] = app.twilio.calls;
  return { id, callSid: call!.sid, token: /name="token" value="([^"]+)"/.exec(call!.twiml)![1]! };
};
const phaseOf = (id: string): string | undefined => app.state().calls.find((each) => each.id === id)?.phase;
const why = (): unknown[] => app.logger.entries.filter((entry) => entry.event === 'stream.refused').map((entry) => entry.fields['why']);

describe('before its start is proven a socket opens nothing', () => {
  it.each<[string, string, (from: { token: string; callSid: string }) => unknown[]]>([
    ['no token', 'unknown_token', ({ callSid }) => [connected, startOf('', callSid)]],
    ['a guessed token', 'unknown_token', ({ callSid }) => [connected, startOf(`stream_${'0'.repeat(32)}`, callSid)]],
    ['the token of another call', 'wrong_call', ({ token }) => [connected, startOf(token, `CA${'9'.repeat(32)}`)]],
    ['another account', 'wrong_account', ({ token, callSid }) => [connected, startOf(token, callSid, { accountSid: `AC${'9'.repeat(32)}` })]],
    ['another format', 'bad_format', ({ token, callSid }) => [connected, startOf(token, callSid, { mediaFormat: { encoding: 'audio/l16', sampleRate: 16000, channels: 1 } })]],
    ['two stream ids', 'bad_start', ({ token, callSid }) => [connected, startOf(token, callSid, { streamSid: 'MZ2' })]],
    ['start before connected', 'out_of_order', ({ token, callSid }) => [startOf(token, callSid)]],
    ['connected twice', 'out_of_order', () => [connected, connected]],
    ['sound first', 'out_of_order', () => [connected, media()]],
    ['stop first', 'out_of_order', () => [connected, { event: 'stop', streamSid: 'MZ1' }]],
    ['no JSON', 'not_json', () => ['{']],
    ['no object', 'not_a_message', () => ['[1]']],
    ['no event', 'not_a_message', () => [{}]],
  ])('%s', async (_, reason, messages) => {
    const call = await ringingCall();
    const raw = await rawStream();
    for (const message of messages(call)) raw.send(message);
    expect([await raw.closed, why()]).toEqual([1008, [reason]]);
    expect(phaseOf(call.id)).toBe('ringing');
  });

  it('nothing within five seconds', async () => {
    const call = await ringingCall();
    const raw = await rawStream();
    raw.send(connected);
    expect([await raw.closed, why(), phaseOf(call.id)]).toEqual([1008, ['no_start'], 'ringing']);
  });
});

describe('a stream that began', () => {
  const begun = async () => {
    const call = await ringingCall();
    const raw = await rawStream();
    raw.send(connected);
    raw.send(startOf(call.token, call.callSid));
    await app.until('it is connected', () => phaseOf(call.id) === 'connected');
    return { ...call, raw };
  };

  it('its token opens no second one', async () => {
    const { id, token, callSid } = await begun();
    const again = await rawStream();
    again.send(connected);
    again.send(startOf(token, callSid));
    expect([await again.closed, why(), phaseOf(id)]).toEqual([1008, ['unknown_token'], 'connected']);
  });

  it('what cannot be used is dropped and the call goes on; too much of it ends the call with words', async () => {
    const { id, raw } = await begun();
    const bad: unknown[] = [media({ payload: '%%%' }), media({ payload: '' }), media({ payload: 7 }), media({ timestamp: 'x' }), media({ track: 'outbound' }), media({}, 'MZ9'), { event: 'dtmf', streamSid: 'MZ1', dtmf: { digit: '12' } }, { event: 'mark', streamSid: 'MZ1' }, 'no json', '7'];
    for (const message of bad) raw.send(message);
    raw.send({ event: 'something.new', streamSid: 'MZ1' });
    raw.send({ event: 'dtmf', streamSid: 'MZ1', dtmf: { track: 'inbound_track', digit: '5' } });
    await app.until('the digit behind it came', () => app.state().transcripts[id]?.some((line) => line.text === 'Pressed 5') === true);
    expect(phaseOf(id)).toBe('connected');
    for (let n = 0; n < 60; n += 1) raw.send(media({ payload: '%' }));
    expect(await raw.closed).toBe(1008);
    await app.until('it ended', () => phaseOf(id) === 'ended');
    expect(app.state().calls[0]?.end).toMatchObject({ reason: 'failed_line' });
    // Twilio is told, so that nobody waits on a silent line.
    await app.eventually('it was ended there', () => app.twilio.requests.at(-1) === 'POST /Calls/{sid}.json');
  });

  it('a second start, and a line that falls silent', async () => {
    const { id, raw, token, callSid } = await begun();
    raw.send(startOf(token, callSid));
    expect([await raw.closed, why()]).toEqual([1008, ['out_of_order']]);
    await app.until('it ended', () => phaseOf(id) === 'ended');
    await app.stop();

    const quiet = await begun();
    expect([await quiet.raw.closed, why()]).toEqual([1008, ['silent']]);
  });
});

it('a call placed and given up before Twilio named it is ended as soon as it has a name', async () => {
  app = await coreOnPhone();
  app.twilio.pickUp(() => ({ outcome: 'answers', ringMs: 50_000 }));
  const placed = await app.console('call.place', { to: theirNumber, name: null, line: 'media_stream', brief: phoneBrief, lift: ['quiet_hours'] });
  const id = placed.ok ? placed.value.callId : '';
  await app.console('call.hangUp', { callId: id });
  expect(app.state().calls[0]).toMatchObject({ phase: 'ended', end: { reason: 'hung_up_by_owner' } });
  await app.eventually('it rings no more', () => app.twilio.calls[0]?.status === 'canceled');
});
