import fc from 'fast-check';
import { connect } from 'node:net';
import { onTestFinished, beforeEach, describe, expect, test } from 'vitest';
import { closeCode, consoleOrigin, deskOrigin, deskTicket, outcome, signIn, socket } from '../fakes/web-client.ts';
import { contractVersion } from '../../src-shared/contract/version.ts';
import { startedWebHost } from '../fakes/started-web-host.ts';
import type { WebSocket } from 'ws';

type Started = Awaited<ReturnType<typeof startedWebHost>>;
let host: Started;
let port: number;
let cookie: string;
const documentId = '00000000-0000-4000-8000-000000000000';

beforeEach(async () => {
  host = await startedWebHost();
  ({ port } = host);
  cookie = await signIn(port, host.launchUrl);
});

type SocketOptions = Parameters<typeof socket>[1];
function open(o: Partial<SocketOptions> = {}): WebSocket {
  const made = socket(port, { host: 'console.localhost', path: `/ws?doc=${documentId}`, origin: consoleOrigin(port), cookie, ...o });
  made.on('error', () => {});
  onTestFinished(() => { made.terminate(); });
  return made;
}
const asDesk = (ticket: string): Partial<SocketOptions> => ({ host: 'desk.localhost', origin: deskOrigin(port), cookie: '', protocols: ['consigliere.v1', `ticket.${ticket}`] });
const request = (method: string, input: unknown): string => JSON.stringify({ v: contractVersion, id: 'r', method, input });
const nextReply = (of: WebSocket): Promise<{ ok: boolean; id: string; error?: { code: string } }> => new Promise((resolve) => {
  of.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as { kind: string; ok: boolean; id: string; error?: { code: string } };
    if (message.kind === 'reply') resolve(message);
  });
});

describe('who may open a socket', () => {
  test('the console with its cookie, the Desk with its ticket', async () => {
    expect(await outcome(open())).toBe('open');
    expect(await outcome(open(asDesk(await deskTicket(port, cookie))))).toBe('open');
  });

  test.each<[string, () => Partial<SocketOptions> | Promise<Partial<SocketOptions>>, number]>([
    ['no cookie', () => ({ cookie: '' }), 401],
    ['a made-up cookie', () => ({ cookie: `consigliere_console_${port}=x` }), 401],
    ['no Origin', () => ({ origin: '' }), 403],
    ['a foreign page (cross-site hijacking)', () => ({ origin: 'http://evil.example' }), 403],
    ['a look-alike page', () => ({ origin: `http://console.localhost.evil.example:${port}` }), 403],
    ['the same name on another port', () => ({ origin: `http://console.localhost:${port + 1}` }), 403],
    ['the same name over https', () => ({ origin: `https://console.localhost:${port}` }), 403],
    ['an opaque origin', () => ({ origin: 'null' }), 403],
    ['a foreign name (DNS rebinding)', () => ({ host: 'evil.example', origin: `http://evil.example:${port}` }), 403],
    ['the address in place of the name', () => ({ host: '127.0.0.1', origin: `http://127.0.0.1:${port}` }), 403],
    ['the console’s cookie at the Desk', () => ({ ...asDesk('x'), cookie, protocols: ['consigliere.v1'] }), 401],
    ['the console’s cookie value as a ticket', () => asDesk(cookie.split('=')[1] ?? ''), 401],
    ['the launch token as a ticket', () => asDesk(host.launchUrl.split('#launch=')[1] ?? ''), 401],
    ['the Desk’s page on the console’s socket', () => ({ origin: deskOrigin(port) }), 403],
    ['the console’s page on the Desk’s socket', async () => ({ ...asDesk(await deskTicket(port, cookie)), origin: consoleOrigin(port) }), 403],
    ['a ticket at the console', async () => ({ cookie: '', protocols: ['consigliere.v1', `ticket.${await deskTicket(port, cookie)}`] }), 401],
    ['a ticket as the console’s cookie', async () => ({ cookie: `consigliere_console_${port}=${await deskTicket(port, cookie)}` }), 401],
    ['audio for the Desk', async () => ({ ...asDesk(await deskTicket(port, cookie)), path: `/audio?doc=${documentId}` }), 404],
    ['no document', () => ({ path: '/ws' }), 400],
    ['a document’s name that is none', () => ({ path: '/ws?doc=../../x' }), 400],
    ['another path', () => ({ path: `/twilio/media?doc=${documentId}` }), 404],
  ])('%s is refused', async (_what, options, status) => {
    const refused = open(await options());
    expect(await outcome(refused)).toBe(status);
    expect(host.service.requests).toEqual([]);
  });

  test('a ticket opens one socket', async () => {
    const ticket = await deskTicket(port, cookie);
    expect(await outcome(open(asDesk(ticket)))).toBe('open');
    expect(await outcome(open(asDesk(ticket)))).toBe(401);
  });

  test('each of the Desk’s sockets brings the ticket for the next, once', async () => {
    let ticket = await deskTicket(port, cookie);
    for (let round = 0; round < 3; round += 1) {
      const desk = open(asDesk(ticket));
      const first = await new Promise<string>((resolve) => { desk.on('message', (data: Buffer) => { resolve(data.toString()); }); });
      ({ ticket } = JSON.parse(first) as { ticket: string });
    }
    expect(ticket).toMatch(/^[\w-]{43}$/);
  });

  test('no more than sixteen sockets at a time', async () => {
    const sockets = Array.from({ length: 16 }, (_, n) => open({ path: `/ws?doc=document-${n}` }));
    expect(await Promise.all(sockets.map(outcome))).toEqual(Array.from({ length: 16 }, () => 'open'));
    expect(await outcome(open({ path: '/ws?doc=document-17' }))).toBe(503);
    const gone = sockets[0] as WebSocket;
    const closed = closeCode(gone);
    gone.close();
    await closed;
    await expect.poll(() => outcome(open({ path: '/ws?doc=document-18' }))).toBe('open');
  });
});

describe('what a socket may say', () => {
  test('a stolen console cannot approve over its own socket', async () => {
    const console = open();
    const reply = nextReply(console);
    await outcome(console);
    console.send(request('approval.approve', { approvalId: 'a', hash: 'a'.repeat(64) }));
    expect(await reply).toMatchObject({ ok: false, error: { code: 'not_allowed_here' } });
    expect(host.service.requests).toEqual([]);
  });

  test('garbage is answered, then ends the socket; the host goes on', async () => {
    const of = open();
    await outcome(of);
    const code = closeCode(of);
    for (let n = 0; n < 25; n += 1) of.send('{"v":1,');
    expect(await code).toBe(1008);
    expect(await outcome(open())).toBe('open');
  });

  test('a message over a mebibyte ends the socket', async () => {
    const of = open();
    await outcome(of);
    const code = closeCode(of);
    of.send(JSON.stringify({ v: contractVersion, id: 'r', method: 'log.report', input: { message: 'x'.repeat(1024 * 1024), stack: null } }));
    expect(await code).toBe(1009);
  });

  test('bytes on the text lane and text on the audio lane end it', async () => {
    const [text, audio] = [open(), open({ path: `/audio?doc=${documentId}` })];
    expect([await outcome(text), await outcome(audio)]).toEqual(['open', 'open']);
    const codes = Promise.all([closeCode(text), closeCode(audio)]);
    text.send(Buffer.from([1, 2, 3]));
    audio.send('hello');
    expect(await codes).toEqual([1003, 1003]);
    await expect.poll(() => host.service.lanes[0]?.closed).toBe(true);
  });

  test('a message larger than a frame ends the audio lane', async () => {
    const audio = open({ path: `/audio?doc=${documentId}` });
    await outcome(audio);
    const code = closeCode(audio);
    audio.send(Buffer.alloc(20_000));
    expect(await code).toBe(1009);
  });

  test('a document that connects again takes the place of its old socket', async () => {
    const first = open();
    await outcome(first);
    const ended = closeCode(first);
    expect(await outcome(open())).toBe('open');
    await ended;
    await expect.poll(() => host.service.listeners('console')).toBe(1);
  });

  test('a peer that does not answer pings is let go', async () => {
    const of = open();
    await outcome(of);
    await expect.poll(() => host.service.listeners('console')).toBe(1);
    of.pause();
    host.clock.advance(15_000);
    host.clock.advance(15_000);
    await expect.poll(() => host.service.listeners('console')).toBe(0);
  });

  test('any JSON at all gets an answer without inside knowledge, or none, and never reaches a handler it should not', async () => {
    const of = open();
    await outcome(of);
    const inbox: { ok: boolean; error?: { code: string; message: string } }[] = [];
    let arrived = (): void => {};
    of.on('message', (data: Buffer) => {
      inbox.push(JSON.parse(data.toString()) as (typeof inbox)[number]);
      arrived();
    });
    const envelope = fc.record({ v: fc.oneof(fc.constant(contractVersion), fc.integer()), id: fc.oneof(fc.string(), fc.integer()), method: fc.oneof(fc.constantFrom('approval.approve', 'desk.snapshot', 'call.hangUp', '__proto__', 'toString'), fc.string()), input: fc.jsonValue() }, { requiredKeys: [] });
    await fc.assert(fc.asyncProperty(fc.oneof(envelope, fc.jsonValue()), async (message) => {
      inbox.length = 0;
      const answered = new Promise<void>((resolve) => { arrived = resolve; });
      of.send(JSON.stringify(message));
      await answered;
      const [reply] = inbox;
      expect(['bad_envelope', 'version_mismatch', 'unknown_method', 'not_allowed_here', 'invalid_input', 'too_large', 'rate_limited']).toContain(reply?.error?.code);
      expect(JSON.stringify(reply)).not.toMatch(/ZodError|node:|\.ts\b|stack/);
    }), { numRuns: 300 });
    expect(host.service.requests).toEqual([]);
  });

  test.each(['GET /ws HTTP/1.1\r\nUpgrade: websocket\r\n\r\n', 'GARBAGE\r\n\r\n', `GET / HTTP/1.1\r\nHost: ${'x'.repeat(20_000)}\r\n\r\n`, '\0\0\0\0'])('a broken request does not bring the host down', async (text) => {
    await new Promise<void>((resolve) => {
      const raw = connect(port, '127.0.0.1', () => { raw.write(text); });
      raw.on('data', () => { raw.destroy(); });
      raw.on('error', () => {});
      raw.on('close', () => { resolve(); });
      raw.setTimeout(500, () => { raw.destroy(); });
    });
    expect(await outcome(open())).toBe('open');
  });
});
