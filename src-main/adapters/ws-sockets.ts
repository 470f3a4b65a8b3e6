import type { IncomingMessage } from 'node:http';
import WebSocket from 'ws';
import type { Disposer } from '../../src-shared/domain/disposer.ts';
import type { Socket, SocketClose, SocketEvents, Sockets } from '../core/ports/sockets.ts';

export interface WsSocketsOptions {
  readonly handshakeTimeoutMs?: number;
  /** A ping this often; a socket that answered none of two in a row is dead, although the network says nothing. */
  readonly keepAliveMs?: number;
  /** Runs the pings; a test gives the time of its call. */
  readonly every?: (ms: number, run: () => void) => Disposer;
}

/** A dead link is found within three of them, 7.5 s: someone on a phone waits no longer. */
const defaultKeepAliveMs = 2_500;
const maxPayloadBytes = 32 * 1024 * 1024;
/** Enough for the service's error object. */
const maxBodyBytes = 4 * 1024;
/** Limit of the protocol for the reason of a close frame. */
const maxReasonBytes = 123;
/** For the other side's close frame. */
const closeWaitMs = 2_000;

/** The Sockets port over `ws`. Unencrypted URLs are opened to this computer only. */
export function createWsSockets(options: WsSocketsOptions = {}): Sockets {
  const handshakeTimeoutMs = options.handshakeTimeoutMs ?? 10_000;
  const startPings = (ping: () => void): Disposer => (options.every ?? everyOnTheWall)(options.keepAliveMs ?? defaultKeepAliveMs, ping);

  return {
    open(url, headers, events) {
      const problem = urlProblem(url);
      if (problem !== null) return refusedSocket(events, problem);
      try {
        // Compression costs more time than base64 of speech gives back in size.
        const ws = new WebSocket(url, { headers, handshakeTimeout: handshakeTimeoutMs, maxPayload: maxPayloadBytes, perMessageDeflate: false, followRedirects: false });
        return watch(ws, events, startPings);
      } catch {
        // A header value that HTTP does not allow: a key with a line break in it. The error's text would quote it.
        return refusedSocket(events, 'bad_request');
      }
    },
  };
}

function watch(ws: WebSocket, events: SocketEvents, startPings: (ping: () => void) => Disposer): Socket {
  let told = false;
  let cause: string | null = null;
  let stopPings: Disposer = () => undefined;
  let closing: NodeJS.Timeout | undefined;
  let unanswered = 0;
  let pingedAt = 0;
  let rttMs: number | null = null;
  const ping = (): void => {
    pingedAt = performance.now();
    ws.ping();
  };

  const tellClose = (info: SocketClose): void => {
    stopPings();
    if (told) return;
    told = true;
    events.onClose(info);
  };

  ws.on('open', () => {
    stopPings = startPings(() => {
      if (unanswered >= 2) {
        cause = 'keep_alive';
        return ws.terminate();
      }
      unanswered += 1;
      return ping();
    });
    // Not the beginning of keep-alive: only to know how far away the service is before the first reply.
    ping();
    if (!told) events.onOpen();
  });
  ws.on('pong', () => {
    unanswered = 0;
    rttMs = performance.now() - pingedAt;
  });
  ws.on('message', (data: Buffer, isBinary) => {
    unanswered = 0;
    // The protocol is text only.
    if (!isBinary && !told) events.onText(data.toString('utf8'));
  });
  ws.on('unexpected-response', (request, response) => {
    readStart(response, (body) => {
      tellClose({ code: 1006, reason: '', httpStatus: response.statusCode ?? 0, body, cause: null, retryAfterMs: retryAfterMs(response) });
      request.destroy();
      ws.terminate();
    });
  });
  // Only the code: messages of the network layer quote hosts and headers.
  ws.on('error', (error: NodeJS.ErrnoException) => {
    cause ??= error.code ?? 'socket_error';
  });
  ws.on('close', (code, reason) => {
    clearTimeout(closing);
    tellClose({ code, reason: reason.toString('utf8'), httpStatus: null, body: null, cause });
  });

  return {
    send(text) {
      if (ws.readyState === WebSocket.OPEN) ws.send(text, { compress: false });
    },
    close(code, reason) {
      stopPings();
      if (ws.readyState !== WebSocket.OPEN) return ws.terminate();
      ws.close(code, Buffer.from(reason, 'utf8').subarray(0, maxReasonBytes).toString('utf8').replaceAll('\uFFFD', ''));
      closing = setTimeout(() => ws.terminate(), closeWaitMs);
      closing.unref();
      return undefined;
    },
    bufferedBytes: () => ws.bufferedAmount,
    rttMs: () => rttMs,
  };
}

function everyOnTheWall(ms: number, run: () => void): Disposer {
  const timer = setInterval(run, ms);
  timer.unref();
  return () => { clearInterval(timer); };
}

function urlProblem(text: string): string | null {
  if (!URL.canParse(text)) return 'bad_url';
  const url = new URL(text);
  if (url.protocol === 'wss:') return null;
  if (url.protocol !== 'ws:') return 'bad_url';
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(url.hostname) ? null : 'insecure_url';
}

/** Seconds or a date; null when there is none that makes sense. */
function retryAfterMs(response: IncomingMessage): number | null {
  const value = response.headers['retry-after'];
  if (value === undefined) return null;
  const ms = /^\d{1,6}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

/** The start of a body, and never more: an error page may be of any size, or never end. */
function readStart(response: IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let over = false;
  const finish = (): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    done(Buffer.concat(chunks).subarray(0, maxBodyBytes).toString('utf8'));
  };
  const timer = setTimeout(finish, closeWaitMs);
  timer.unref();
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes >= maxBodyBytes) finish();
  });
  response.on('end', finish);
  response.on('error', finish);
  response.on('close', finish);
}

function refusedSocket(events: SocketEvents, cause: string): Socket {
  let closed = false;
  queueMicrotask(() => {
    if (!closed) events.onClose({ code: 1006, reason: '', httpStatus: null, body: null, cause });
  });
  return {
    send: () => undefined,
    close: () => {
      closed = true;
    },
    bufferedBytes: () => 0,
    rttMs: () => null,
  };
}
