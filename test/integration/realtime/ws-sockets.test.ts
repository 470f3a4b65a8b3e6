import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { createWsSockets } from '../../../src-main/adapters/ws-sockets.ts';
import type { Socket, SocketClose } from '../../../src-main/core/ports/sockets.ts';

const toEnd: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

interface Watched {
  readonly socket: Socket;
  readonly opened: Promise<null>;
  readonly closed: Promise<SocketClose>;
  readonly texts: string[];
  nextText(): Promise<string>;
}

function open(url: string, headers: Readonly<Record<string, string>> = {}, options: Parameters<typeof createWsSockets>[0] = {}): Watched {
  const opened = Promise.withResolvers<null>();
  const closed = Promise.withResolvers<SocketClose>();
  const texts: string[] = [];
  let waiting: ((text: string) => void) | null = null;
  const socket = createWsSockets(options).open(url, headers, {
    onOpen: () => opened.resolve(null),
    onText(text) {
      texts.push(text);
      waiting?.(text);
    },
    onClose: (info) => closed.resolve(info),
  });
  toEnd.push(() => socket.close(1000, ''));
  return { socket, opened: opened.promise, closed: closed.promise, texts, nextText: () => new Promise((resolve) => { waiting = resolve; }) };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  toEnd.push(() => new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  }));
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1/realtime`;
}

async function service(onSocket: (socket: WebSocket) => void = () => undefined, options: ConstructorParameters<typeof WebSocketServer>[0] = {}): Promise<{ readonly url: string; readonly requests: Readonly<Record<string, unknown>>[] }> {
  const server = createServer();
  const sockets = new WebSocketServer({ server, ...options });
  const requests: Readonly<Record<string, unknown>>[] = [];
  sockets.on('connection', (socket, request) => {
    requests.push({ ...request.headers, url: request.url });
    toEnd.push(() => socket.terminate());
    onSocket(socket);
  });
  return { url: await listen(server), requests };
}

/** A server that answers every upgrade with these bytes. */
async function refusing(answer: (stream: Duplex) => void): Promise<string> {
  const server = createServer();
  server.on('upgrade', (_, stream) => {
    stream.on('error', () => undefined);
    toEnd.push(() => void stream.destroy());
    answer(stream);
  });
  return listen(server);
}

describe('a socket over ws', () => {
  it('carries text both ways with the headers it was given, uncompressed', async () => {
    const { url, requests } = await service((socket) => socket.on('message', (data) => socket.send(`heard ${(data as Buffer).toString()}`)));
    const watched = open(`${url}?model=m`, { Authorization: 'Bearer key' });
    await watched.opened;
    const next = watched.nextText();
    watched.socket.send('hello');
    expect(await next).toBe('heard hello');
    expect(requests[0]).toMatchObject({ authorization: 'Bearer key', url: '/v1/realtime?model=m' });
    expect(requests[0]).not.toHaveProperty('sec-websocket-extensions');
    expect(requests[0]).not.toHaveProperty('openai-beta');
  });

  it.each([[401, '{"error":{"code":"invalid_api_key"}}', null], [429, '{"error":{"code":"rate_limit_exceeded"}}', '7'], [503, '', null]])('tells a refusal with status %d, its body and when to come back', async (status, body, retryAfter) => {
    const url = await refusing((stream) => stream.end(`HTTP/1.1 ${status} No\r\nContent-Length: ${body.length}\r\n${retryAfter === null ? '' : `Retry-After: ${retryAfter}\r\n`}Connection: close\r\n\r\n${body}`));
    expect(await open(url).closed).toEqual({ code: 1006, reason: '', httpStatus: status, body, cause: null, retryAfterMs: retryAfter === null ? null : 7_000 });
  });

  it('reads only the start of a refusal that never ends', async () => {
    const url = await refusing((stream) => stream.write(`HTTP/1.1 401 No\r\nTransfer-Encoding: chunked\r\n\r\n2000\r\n${'x'.repeat(8_192)}\r\n`));
    const info = await open(url).closed;
    expect(info.httpStatus).toBe(401);
    expect(info.body).toHaveLength(4_096);
  });

  it.each([[1000, 'done'], [1001, 'session_expired'], [1011, 'fault'], [4000, 'invalid_request_error.beta_api_shape_disabled']])('tells close code %d with its reason', async (code, reason) => {
    const { url } = await service((socket) => socket.close(code, reason));
    expect(await open(url).closed).toEqual({ code, reason, httpStatus: null, body: null, cause: null });
  });

  it('tells a connection that was torn', async () => {
    const { url } = await service((socket) => socket.terminate());
    expect(await open(url).closed).toMatchObject({ code: 1006, httpStatus: null });
  });

  it('tells that nobody listens', async () => {
    const server = createServer();
    const url = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    expect(await open(url).closed).toMatchObject({ code: 1006, cause: 'ECONNREFUSED', httpStatus: null });
  });

  it('gives up a handshake that is never answered', async () => {
    const url = await refusing(() => undefined);
    expect(await open(url, {}, { handshakeTimeoutMs: 50 }).closed).toMatchObject({ code: 1006, httpStatus: null, cause: 'socket_error' });
  });

  it('gives up a socket that answers no pings', async () => {
    const { url } = await service(() => undefined, { autoPong: false });
    const watched = open(url, {}, { keepAliveMs: 20 });
    await watched.opened;
    expect(await watched.closed).toMatchObject({ code: 1006, cause: 'keep_alive' });
  });

  it('refuses a frame beyond its limit', async () => {
    const { url } = await service((socket) => socket.send('x'.repeat(33 * 1024 * 1024)));
    const watched = open(url);
    expect(await watched.closed).toMatchObject({ cause: 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' });
    expect(watched.texts).toEqual([]);
  });

  it('passes over binary frames', async () => {
    const { url } = await service((socket) => {
      socket.send(Buffer.from([1, 2, 3]));
      socket.send('text');
    });
    const watched = open(url);
    await watched.nextText();
    expect(watched.texts).toEqual(['text']);
  });

  it('shows what it could not send yet', async () => {
    const { url } = await service((socket) => socket.pause());
    const watched = open(url);
    await watched.opened;
    const chunk = 'x'.repeat(1024 * 1024);
    for (let sent = 0; sent < 64 && watched.socket.bufferedBytes() < 4 * chunk.length; sent += 1) {
      watched.socket.send(chunk);
    }
    expect(watched.socket.bufferedBytes()).toBeGreaterThanOrEqual(4 * chunk.length);
  });

  it('closes with a reason that fits, however long it was', async () => {
    const reasons = Promise.withResolvers<string>();
    const { url } = await service((socket) => socket.on('close', (_, reason) => reasons.resolve(reason.toString())));
    const watched = open(url);
    await watched.opened;
    watched.socket.close(1000, 'ä'.repeat(200));
    expect(await reasons.promise).toBe('ä'.repeat(61));
    expect((await watched.closed).code).toBe(1000);
  });

  it.each([
    ['ws://example.com/v1/realtime', 'insecure_url'],
    ['ws://127.0.0.1.example.com/', 'insecure_url'],
    ['ws://10.0.0.1/', 'insecure_url'],
    ['http://127.0.0.1/', 'bad_url'],
    ['no url', 'bad_url'],
  ])('does not open %s', async (url, cause) => {
    expect(await open(url).closed).toEqual({ code: 1006, reason: '', httpStatus: null, body: null, cause });
  });

  it('does not send a key with a line break in it', async () => {
    const { url } = await service();
    expect(await open(url, { Authorization: 'Bearer a\nX-Injected: 1' }).closed).toMatchObject({ cause: 'bad_request' });
  });
});
