import { admitUpgrade, type AdmittedSocket } from './admit-upgrade.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { ContractServer } from '../contract-server/create-contract-server.ts';
import type { ContractService } from '../../src-shared/contract/handlers.ts';
import type { Disposer } from '../../src-shared/domain/disposer.ts';
import type { Duplex } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import type { Logger } from '../core/ports/logger.ts';
import { maxLaneMessageBytes } from '../contract-server/attach-audio-lane.ts';
import { serveAudioSocket } from './serve-audio-socket.ts';
import { serveRequestsSocket } from './serve-requests-socket.ts';
import type { WebAccess } from './web-access.ts';
import type { WebOrigins } from './web-origins.ts';
import { WebSocketServer, type WebSocket } from 'ws';

export const maxSockets = 16;
const maxRequestBytes = 1024 * 1024;
const pingEveryMs = 15_000;

export interface SocketDoorDeps {
  readonly service: ContractService;
  readonly server: ContractServer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly access: WebAccess;
  readonly origins: WebOrigins;
}

export interface SocketDoor {
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  /** Ends every socket. */
  close(): void;
}

/** Lets sockets in, at most 16, one a peer and lane, and sees that each is alive. */
export function createSocketDoor({ service, server, clock, logger, access, origins }: SocketDoorDeps): SocketDoor {
  const handleProtocols = (offered: Set<string>): string | false => offered.has('consigliere.v1') ? 'consigliere.v1' : false;
  const options = { noServer: true, clientTracking: false, perMessageDeflate: false, handleProtocols } as const;
  const doors = { requests: new WebSocketServer({ ...options, maxPayload: maxRequestBytes }), audio: new WebSocketServer({ ...options, maxPayload: maxLaneMessageBytes }) };
  /** By lane and peer: a document that connects anew takes the place of its old socket. */
  const current = new Map<string, { readonly socket: WebSocket; readonly end: Disposer }>();
  let count = 0;

  function take(socket: WebSocket, { lane, peer, session }: AdmittedSocket): void {
    const key = `${lane} ${peer.peerId}`;
    const before = current.get(key);
    before?.end();
    before?.socket.terminate();
    const isPeer = (): boolean => access.isLive(session) && current.get(key)?.socket === socket;
    if (peer.surface === 'desk') socket.send(JSON.stringify({ kind: 'ticket', ticket: access.issueTicket(session, null) }));
    const end = lane === 'audio' ? serveAudioSocket({ socket, peer, service, clock, logger, isPeer }) : serveRequestsSocket({ socket, peer, server, clock, isPeer });
    current.set(key, { socket, end });
    const stopPing = watch(socket, clock);
    socket.on('error', (error) => { logger.info('web.socket_error', { lane, surface: peer.surface, message: error.message }); });
    socket.on('close', () => {
      count -= 1;
      stopPing();
      end();
      if (current.get(key)?.socket === socket) current.delete(key);
    });
  }

  return {
    upgrade(request, stream, head) {
      stream.on('error', () => { stream.destroy(); });
      if (count >= maxSockets) { refuse(stream, 503); return; }
      const { headers } = request;
      const admitted = admitUpgrade({ target: request.url ?? '', host: headers.host, origin: headers.origin, cookie: headers.cookie, protocols: headers['sec-websocket-protocol'] }, origins, access);
      if (!admitted.ok) { refuse(stream, admitted.error); return; }
      count += 1;
      let opened = false;
      stream.once('close', () => { if (!opened) count -= 1; });
      doors[admitted.value.lane].handleUpgrade(request, stream, head, (socket) => {
        opened = true;
        take(socket, admitted.value);
      });
    },
    close() {
      for (const { socket } of current.values()) socket.terminate();
    },
  };
}

/** A dead peer is found within two rounds. */
function watch(socket: WebSocket, clock: Clock): Disposer {
  let alive = true;
  socket.on('pong', () => { alive = true; });
  return clock.every(pingEveryMs, () => {
    if (!alive) { socket.terminate(); return; }
    alive = false;
    socket.ping();
  });
}

const reasons = { 400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 503: 'Service Unavailable' } as const;

function refuse(stream: Duplex, status: keyof typeof reasons): void {
  stream.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
