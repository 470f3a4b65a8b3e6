import { connect, type Socket } from 'node:net';
import { createHmac } from 'node:crypto';
import WebSocket from 'ws';
import { afterEach, describe, expect, it } from 'vitest';
import { ask } from '../fakes/web-client.ts';
import { createQuietLogger } from '../fakes/quiet-logger.ts';
import { createScaledClock } from '../fakes/scaled-clock.ts';
import { rejectTwiml } from '../../src-main/core/telephony/twiml.ts';
import { startIngress, type Ingress } from '../../src-main/ingress/start-ingress.ts';
import { startedWebHost } from '../fakes/started-web-host.ts';
import type { CallReport, RingingCall } from '../../src-main/core/ports/media-streams.ts';

const accountSid = `AC${'0'.repeat(32)}`;
const callSid = `CA${'1'.repeat(32)}`;
const authToken = 'f'.repeat(32);
const publicBaseUrl = 'https://phone.example';
let ingress: Ingress | null = null;
const seen: { rings: RingingCall[]; reports: CallReport[]; texts: string[]; sockets: number } = { rings: [], reports: [], texts: [], sockets: 0 };
const logger = createQuietLogger();

afterEach(async () => {
  await ingress?.stop();
  ingress = null;
});

const started = async (): Promise<number> => {
  Object.assign(seen, { rings: [], reports: [], texts: [], sockets: 0 });
  const clock = createScaledClock(1);
  const opened = await startIngress({ clock, logger, publicBaseUrl, port: 0, accountSid, authToken });
  if (!opened.ok) throw new Error(opened.error);
  ingress = opened.value;
  ingress.streams.serve({
    ring: async (call) => { seen.rings.push(call); return rejectTwiml('busy'); },
    status: (report) => { seen.reports.push(report); },
    open: () => {
      seen.sockets += 1;
      return { onText: (text) => { seen.texts.push(text); }, onClosed: () => { seen.sockets -= 1; } };
    },
  });
  return ingress.port;
};
const sign = (url: string, params: Readonly<Record<string, string>> = {}): string => createHmac('sha1', authToken).update(url + Object.keys(params).sort().map((key) => key + (params[key] ?? '')).join('')).digest('base64');
const fields = { CallSid: callSid, AccountSid: accountSid, From: '+14152007987', To: '+14152007986', CallStatus: 'ringing' };
const post = (port: number, target: string, params: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
  ask(port, { method: 'POST', target, headers: { host: 'phone.example', 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(params).toString() });
const open = (port: number, headers: Readonly<Record<string, string>>, target = '/twilio/media'): Promise<WebSocket | number> => new Promise((resolve) => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${target}`, { headers });
  socket.on('open', () => { resolve(socket); });
  socket.on('unexpected-response', (request, response) => {
    resolve(response.statusCode ?? 0);
    request.destroy();
  });
  socket.on('error', () => { resolve(0); });
});
const streamUrl = 'wss://phone.example/twilio/media';

describe('webhooks', () => {
  it('are answered when Twilio signed them, whatever Host they name', async () => {
    const port = await started();
    for (const host of ['phone.example', 'localhost', 'evil.example']) {
      const answer = await post(port, '/twilio/voice', fields, { host, 'x-twilio-signature': sign(`${publicBaseUrl}/twilio/voice`, fields) });
      expect([answer.status, answer.headers['content-type'], answer.body]).toEqual([200, 'text/xml', rejectTwiml('busy')]);
    }
    expect(seen.rings[0]).toEqual({ callSid, from: '+14152007987', to: '+14152007986' });
    const params = { ...fields, CallStatus: 'completed' };
    expect((await post(port, '/twilio/status', params, { 'x-twilio-signature': sign(`${publicBaseUrl}/twilio/status`, params) })).status).toBe(204);
    expect(seen.reports).toEqual([{ callSid, status: 'completed' }]);
  });

  it.each([
    ['no signature', fields, undefined], ['a guess', fields, 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='], ['one for the name in Host', fields, sign('https://evil.example/twilio/voice', fields)],
    ['one of another route', fields, sign(`${publicBaseUrl}/twilio/status`, fields)], ['one of other fields', { ...fields, From: '+1' }, sign(`${publicBaseUrl}/twilio/voice`, fields)],
    ['another account', { ...fields, AccountSid: 'AC9' }, sign(`${publicBaseUrl}/twilio/voice`, { ...fields, AccountSid: 'AC9' })], ['no call', { ...fields, CallSid: '../x' }, sign(`${publicBaseUrl}/twilio/voice`, { ...fields, CallSid: '../x' })],
  ])('%s is refused, and nobody rings', async (_, params, signature) => {
    const port = await started();
    const answer = await post(port, '/twilio/voice', params, { host: 'evil.example', ...(signature === undefined ? {} : { 'x-twilio-signature': signature }) });
    expect([answer.status, answer.body, seen.rings]).toEqual([403, 'Forbidden.\n', []]);
  });

  it('a body of 1 MB is not read to its end', async () => {
    const port = await started();
    const params = { ...fields, Extra: 'x'.repeat(1024 * 1024) };
    await expect(post(port, '/twilio/voice', params, { 'x-twilio-signature': sign(`${publicBaseUrl}/twilio/voice`, params) })).rejects.toThrow();
    expect(seen.rings).toEqual([]);
    expect((await ask(port, { target: '/', headers: { host: 'x' } })).status).toBe(404);
  });

  it('who sends his request a byte at a time is cut off', async () => {
    const port = await started();
    const socket = await raw(port);
    socket.write('POST /twilio/voice HTTP/1.1\r\nHost: x\r\n');
    const drip = setInterval(() => { socket.write('X'); }, 500);
    const closed = await new Promise<boolean>((resolve) => {
      socket.on('close', () => { resolve(true); });
      socket.on('error', () => { resolve(true); });
      socket.resume();
    });
    clearInterval(drip);
    expect(closed).toBe(true);
  });
});

describe('media sockets', () => {
  it('are opened when Twilio signed the upgrade', async () => {
    const port = await started();
    const socket = await open(port, { 'x-twilio-signature': sign(streamUrl) });
    if (typeof socket === 'number') throw new Error(String(socket));
    socket.send('{"event":"connected"}');
    await expect.poll(() => seen.texts).toEqual(['{"event":"connected"}']);
    socket.close();
    await expect.poll(() => seen.sockets).toBe(0);
  });

  it.each([
    ['no signature', {}], ['a guess', { 'x-twilio-signature': 'x' }], ['one of the webhook', { 'x-twilio-signature': sign(`${publicBaseUrl}/twilio/media`) }], ['one for the Host', { host: 'evil.example', 'x-twilio-signature': sign('wss://evil.example/twilio/media') }],
  ])('%s: refused', async (_, headers) => {
    const port = await started();
    expect([await open(port, headers), seen.sockets]).toEqual([403, 0]);
  });

  it.each([64 * 1024 + 1, 1024 * 1024])('a message of %d bytes ends the socket', async (bytes) => {
    const port = await started();
    const socket = await open(port, { 'x-twilio-signature': sign(streamUrl) });
    if (typeof socket === 'number') throw new Error(String(socket));
    const closed = new Promise<number>((resolve) => { socket.on('close', (code) => { resolve(code); }); });
    socket.send('x'.repeat(bytes));
    expect([await closed, seen.texts]).toEqual([1009, []]);
    await expect.poll(() => seen.sockets).toBe(0);
  });
});

describe('apart', () => {
  const hostTargets = ['/', '/session', '/launch', '/desk-ticket', '/door.js', '/ws', '/audio', '/ws?doc=aaaaaaaaaa', '/assets/console-AAAAAAAA.js', '/console/index.html', '/desk/index.html', '/index.html', '/.env', '/../package.json'];
  const near = ['/twilio', '/twilio/', '/twilio/voice/', '/twilio/voice?x=1', '/twilio/Voice', '/TWILIO/voice', '/twilio/../twilio/voice', '//twilio/voice', '/twilio%2fvoice', '/twilio/media/x', 'http://phone.example/twilio/voice', '/twilio/status;x'];
  it('the ingress serves none of the screen’s routes and nothing near its own, by any method', async () => {
    const port = await started();
    for (const method of ['GET', 'POST', 'HEAD', 'PUT', 'OPTIONS', 'DELETE']) {
      for (const target of [...hostTargets, ...near, ...(method === 'POST' ? [] : ['/twilio/voice', '/twilio/status', '/twilio/media'])]) {
        const params = method === 'POST' ? fields : {};
        const answer = await ask(port, { method, target, headers: { host: 'phone.example', 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': sign(`${publicBaseUrl}/twilio/voice`, params) } });
        expect([method, target, answer.status]).toEqual([method, target, 404]);
      }
    }
    for (const target of ['/ws', '/audio', '/', '/twilio/voice', '/twilio/media/', '/twilio/media?x']) expect([target, await open(port, { 'x-twilio-signature': sign(streamUrl) }, target)]).toEqual([target, 404]);
    expect([seen.rings, seen.sockets]).toEqual([[], 0]);
  });

  it('the web host serves none of the ingress’s', async () => {
    const { port } = await startedWebHost();
    for (const target of ['/twilio/voice', '/twilio/status', '/twilio/media']) {
      for (const surface of ['console', 'desk']) {
        const host = `${surface}.localhost:${port}`;
        expect((await ask(port, { target, headers: { host } })).status).toBe(404);
        expect([404, 405]).toContain((await post(port, target, fields, { host, 'x-twilio-signature': sign(`${publicBaseUrl}${target}`, fields) })).status);
      }
      expect([403, 404]).toContain(await open(port, { 'x-twilio-signature': sign(streamUrl) }, target));
    }
  });
});

function raw(port: number): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => { resolve(socket); });
  });
}
