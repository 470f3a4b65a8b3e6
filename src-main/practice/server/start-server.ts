import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Ids } from '../../core/ports/ids.ts';
import type { Logger } from '../../core/ports/logger.ts';
import type { Brain } from '../brain/memory.ts';
import type { SpokenRegistry } from '../ears/spoken-registry.ts';
import { checkClientEvent } from './check-client-event.ts';
import type { Faults } from './faults.ts';
import { createPracticeSession, type PracticeSession } from './practice-session.ts';
import { invalidRequest } from './protocol-error.ts';
import { createSchemaSet } from './schema-set.ts';
import type { ServerEvent } from './server-event.ts';

export interface ServerDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly registry: SpokenRegistry;
  newBrain(): Brain;
  say(text: string): Int16Array;
}

export interface ServerOptions {
  /** 0 = any free one. */
  readonly port: number;
  readonly faults?: Faults;
  /** Every event sent is checked against the published schemas, and those that do not fit are told. For tests: it costs time. */
  readonly onUnfitEvent?: (event: ServerEvent, errors: readonly unknown[]) => void;
}

export interface RunningServer {
  readonly url: string;
  readonly apiKey: string;
  stop(): Promise<void>;
}

const path = '/v1/realtime';
const maxPayloadBytes = 16 * 1024 * 1024;
/** A client that does not read is let go. */
const maxBufferedBytes = 64 * 1024 * 1024;
const maxSessions = 32;

/** The Realtime service on loopback. The error is the text of what kept it from listening. */
export async function startServer(deps: ServerDeps, options: ServerOptions): Promise<Result<RunningServer, string>> {
  const apiKey = `sk-practice-${randomBytes(24).toString('base64url')}`;
  const incoming = createSchemaSet(true);
  const outgoing = options.onUnfitEvent === undefined ? null : createSchemaSet(false);
  const sessions = new Map<WebSocket, PracticeSession>();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxPayloadBytes, perMessageDeflate: false });
  const http = createServer((_request, response) => {
    response.writeHead(404, { 'content-type': 'application/json' }).end(errorBody('not_found', 'There is nothing here but the Realtime WebSocket.'));
  });

  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const url = URL.canParse(request.url ?? '', 'http://localhost') ? new URL(request.url ?? '', 'http://localhost') : null;
    const fault = options.faults?.onUpgrade?.() ?? null;
    if (fault !== null) refuseUpgrade(socket, fault.status, fault.code, fault.message, fault.retryAfterSeconds);
    else if (url?.pathname !== path) refuseUpgrade(socket, 404, 'not_found', `Invalid URL (GET ${(url?.pathname ?? '').slice(0, 100)})`);
    // A page in a browser cannot help sending its origin; nothing of ours sends one.
    else if (request.headers.origin !== undefined) refuseUpgrade(socket, 403, 'origin_not_allowed', 'Browsers may not connect.');
    else if (!hasKey(request, apiKey)) refuseUpgrade(socket, 401, 'invalid_api_key', 'Incorrect API key provided. The practice line makes a new key at every start.');
    else if (sessions.size >= maxSessions) refuseUpgrade(socket, 429, 'rate_limit_exceeded', 'Too many sessions at once.', 1);
    else sockets.handleUpgrade(request, socket, head, (opened) => connect(opened, request, url.searchParams.get('model') ?? ''));
  });

  const listening = await new Promise<Result<number, string>>((resolve) => {
    http.once('error', (error: NodeJS.ErrnoException) => resolve(err(error.code ?? error.message)));
    http.listen(options.port, '127.0.0.1', () => {
      const address = http.address();
      resolve(ok(typeof address === 'object' && address !== null ? address.port : options.port));
    });
  });
  if (!listening.ok) return listening;
  http.on('error', (error) => deps.logger.warn('practice.server.error', { message: error.message }));

  return ok({
    url: `ws://127.0.0.1:${listening.value}${path}`,
    apiKey,
    async stop() {
      for (const [socket, session] of sessions) {
        session.dispose();
        socket.close(1001, 'The practice line stops.');
        socket.terminate();
      }
      sessions.clear();
      sockets.close();
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      });
    },
  });

  function connect(socket: WebSocket, request: IncomingMessage, model: string): void {
    const send = (event: ServerEvent): void => {
      const whole = { ...event, event_id: deps.ids.next('event') };
      const errors = outgoing?.errorsOf('RealtimeServerEvent', whole) ?? null;
      if (errors !== null) options.onUnfitEvent?.(whole, errors);
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > maxBufferedBytes) socket.terminate();
      else socket.send(JSON.stringify(whole));
    };
    socket.on('error', (error) => deps.logger.debug('practice.socket.error', { message: error.message }));
    const early = String(request.headers['openai-beta'] ?? '').includes('realtime=v1')
      ? invalidRequest('beta_api_shape_disabled', 'The Realtime Beta API is no longer supported. Please use /v1/realtime for the GA API.')
      : model === '' ? invalidRequest('missing_model', "Missing required parameter: 'model'.", 'model') : null;
    if (early !== null) {
      send({ type: 'error', error: { ...early, event_id: null } });
      socket.close(4000, `invalid_request_error.${early.code}`);
      return;
    }

    const session = createPracticeSession({ clock: deps.clock, registry: deps.registry, brain: deps.newBrain(), model, say: deps.say, newId: (prefix) => deps.ids.next(prefix), send, expired: () => socket.close(1001, 'session_expired') });
    sessions.set(socket, session);
    socket.on('close', () => {
      sessions.delete(socket);
      session.dispose();
    });
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return session.refuse(invalidRequest('invalid_event', 'Events are JSON in text frames.'), null);
      const checked = checkClientEvent(data.toString('utf8'), incoming);
      if (!checked.ok) return session.refuse(checked.error.error, checked.error.eventId);
      const fault = options.faults?.onClientEvent?.(checked.value) ?? null;
      switch (fault?.kind) {
        case undefined: return session.handle(checked.value);
        case 'drop': return socket.terminate();
        case 'close': return socket.close(fault.code, fault.reason);
        case 'error': return session.refuse(invalidRequest(fault.code, fault.message), checked.value.event_id ?? null);
        case 'ignore': return undefined;
      }
    });
  }
}

function hasKey(request: IncomingMessage, apiKey: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${apiKey}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function errorBody(code: string, message: string): string {
  return JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code } });
}

function refuseUpgrade(socket: Duplex, status: number, code: string, message: string, retryAfterSeconds?: number): void {
  const body = errorBody(code, message);
  const retry = retryAfterSeconds === undefined ? '' : `Retry-After: ${retryAfterSeconds}\r\n`;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}\r\nContent-Type: application/json\r\n${retry}Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
}
