import { createServer, STATUS_CODES, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import type { Clock } from '../../../src-main/core/ports/clock.ts';
import { markChunk } from './chunk-mark.ts';
import type { Fault } from './fault.ts';
import { createLane, type Lane } from './lane.ts';
import type { Passed } from './passed.ts';
import { createTranscriptHolder, type TranscriptHolder } from './transcript-holder.ts';

/** When something happens. */
export interface Strike {
  readonly fault: Fault;
  when(passed: Passed): boolean;
  /** `with it`: the event that it is about is lost too. A number: so many ms after it went on. */
  readonly strikes: 'with it' | number;
}

export interface FaultProxy {
  readonly url: string;
  /** Everything that went on, both directions. What was lost in a fault is not here. */
  readonly passed: readonly Passed[];
  /** When each strike happened, of the call's clock. */
  readonly struckAtMs: readonly number[];
  links(): number;
  stop(): Promise<void>;
}

interface Link {
  readonly number: number;
  readonly app: WebSocket;
  readonly appSocket: Socket;
  readonly service: WebSocket;
  readonly toApp: Lane;
  readonly toService: Lane;
  readonly transcripts: TranscriptHolder;
}

let marks = 0;

/**
 * A WebSocket proxy on loopback between a session and the service at `target`. The strikes happen in their order, each once; one waits
 * until the one before it has happened. Delays are of the call's clock; all chance comes from `random`.
 */
export async function startFaultProxy(target: string, options: { readonly clock: Clock; readonly random: () => number; readonly strikes: readonly Strike[] }): Promise<FaultProxy> {
  const { clock, random } = options;
  const waiting = [...options.strikes];
  const passed: Passed[] = [];
  const open = new Set<WebSocket>();
  let links = 0;
  const struckAtMs: number[] = [];
  let share = 0;
  let mostMs = 0;
  let lateTranscripts = false;
  let refusal: Extract<Fault, { kind: 'gone' }> | null = null;
  let everyLink: Extract<Fault, { kind: 'close' }> | null = null;

  const http = createServer((_request, response) => { response.writeHead(404).end(); });
  // It answers pings itself, so that it can leave them unanswered.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 16 * 1024 * 1024, perMessageDeflate: false, autoPong: false });

  const inflict = (fault: Fault, link: Link): void => {
    struckAtMs.push(clock.monoMs());
    switch (fault.kind) {
      case 'drop': return void link.appSocket.resetAndDestroy();
      case 'half open':
        if (fault.silent !== 'to service') link.toApp.fallSilent();
        if (fault.silent !== 'to app') link.toService.fallSilent();
        return;
      case 'stall':
        link.toApp.stall(fault.ms);
        return link.toService.stall(fault.ms);
      case 'slow':
        ({ share, mostMs } = fault);
        return;
      case 'late transcripts':
        lateTranscripts = true;
        return;
      case 'close':
        if (fault.always === true) everyLink = fault;
        return close(link.app, link.appSocket, fault);
      case 'gone':
        refusal = fault;
        return void link.appSocket.resetAndDestroy();
    }
  };

  /** Passes one event on, and lets happen what happens at it. */
  const take = (link: Link, to: Passed['to'], text: string): void => {
    const lane = to === 'app' ? link.toApp : link.toService;
    const pass = (): void => {
      const { event, out, audioMs, mark } = read(text, to);
      const one: Passed = { seq: passed.length + 1, atMs: clock.monoMs(), link: link.number, to, type: String(event['type']), event, audioMs, mark };
      const strike = waiting[0]?.when(one) === true ? waiting.shift() : undefined;
      if (strike?.strikes === 'with it') {
        inflict(strike.fault, link);
        // What only makes things late loses nothing.
        if (strike.fault.kind === 'stall') return lane.putBack(() => { deliver(one, out); });
        if (strike.fault.kind !== 'slow' && strike.fault.kind !== 'late transcripts') return;
      }
      deliver(one, out);
      if (typeof strike?.strikes === 'number') clock.after(strike.strikes, () => { inflict(strike.fault, link); });
      if (to === 'app' && one.type === 'response.done') link.transcripts.release();
    };
    const deliver = (one: Passed, out: string): void => {
      const end = to === 'app' ? link.app : link.service;
      if (end.readyState !== WebSocket.OPEN) return;
      passed.push({ ...one, seq: passed.length + 1, atMs: clock.monoMs() });
      end.send(out);
    };
    const delayMs = share > 0 && random() < share ? Math.ceil(random() * mostMs) : 0;
    if (to === 'app' && lateTranscripts && link.transcripts.keep(JSON.parse(text) as Passed['event'], () => { lane.send(pass, 0); })) return;
    lane.send(pass, delayMs);
  };

  const join = (app: WebSocket, appSocket: Socket, service: WebSocket): void => {
    links += 1;
    const link: Link = { number: links, app, appSocket, service, toApp: createLane(clock), toService: createLane(clock), transcripts: createTranscriptHolder(random) };
    for (const socket of [app, service]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
    }
    app.on('message', (data: Buffer) => { take(link, 'service', data.toString('utf8')); });
    service.on('message', (data: Buffer) => { take(link, 'app', data.toString('utf8')); });
    app.on('ping', (data) => {
      if (!link.toApp.isSilent() && !link.toService.isSilent()) app.pong(data);
    });
    app.on('close', () => { service.terminate(); });
    service.on('close', (code, reason) => {
      link.toApp.send(() => { close(app, appSocket, { kind: 'close', code, reason: reason.toString('utf8') }); }, 0);
    });
    if (everyLink !== null) close(app, appSocket, everyLink);
  };

  http.on('upgrade', (request, _stream, head) => {
    const { socket } = request;
    socket.on('error', () => undefined);
    if (refusal !== null) return refuse(socket, refusal.status);
    const service = new WebSocket(`${target}${query(request)}`, { headers: { authorization: request.headers.authorization ?? '' }, perMessageDeflate: false });
    // Nothing the service says at once may be missed while the app's side opens.
    service.once('open', () => {
      service.pause();
      sockets.handleUpgrade(request, socket, head, (app) => {
        join(app, socket, service);
        service.resume();
      });
    });
    service.once('error', () => { socket.destroy(); });
    return undefined;
  });

  await new Promise<void>((resolve) => { http.listen(0, '127.0.0.1', resolve); });
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/v1/realtime`,
    passed, struckAtMs,
    links: () => links,
    async stop() {
      for (const socket of open) socket.terminate();
      sockets.close();
      await new Promise<void>((resolve) => {
        http.close(() => { resolve(); });
        http.closeAllConnections();
      });
    },
  };
}

function close(app: WebSocket, socket: Socket, { code, reason = '', error }: Extract<Fault, { kind: 'close' }>): void {
  if (error !== undefined) app.send(JSON.stringify({ type: 'error', event_id: 'event_fault', error: { type: 'invalid_request_error', code: error, message: error, param: null, event_id: null } }));
  if (code === 1006) socket.end();
  else if (app.readyState === WebSocket.OPEN) app.close(code === 1005 ? 1000 : code, reason);
}

function refuse(socket: Socket, status: number | null): void {
  if (status === null) return void socket.resetAndDestroy();
  const body = JSON.stringify({ error: { code: status === 401 ? 'invalid_api_key' : null, message: 'refused' } });
  return void socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`);
}

const query = (request: IncomingMessage): string => /\?.*$/u.exec(request.url ?? '')?.[0] ?? '';

/** Looks into an event; sound for the app gets its mark. */
function read(text: string, to: Passed['to']): { readonly event: Passed['event']; readonly out: string; readonly audioMs: number; readonly mark: number | null } {
  const { audio, delta, ...event } = JSON.parse(text) as Record<string, unknown>;
  const isSound = to === 'app' && event['type'] === 'response.output_audio.delta';
  if (isSound && typeof delta === 'string') {
    marks += 1;
    return { event, out: JSON.stringify({ ...event, delta: markChunk(delta, marks) }), audioMs: (delta.length * 3) / 4 / 48, mark: marks };
  }
  const length = typeof audio === 'string' ? (audio.length * 3) / 4 / 48 : 0;
  return { event: delta === undefined ? event : { ...event, delta }, out: text, audioMs: length, mark: null };
}
