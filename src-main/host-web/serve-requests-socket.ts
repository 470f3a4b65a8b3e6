import type { Clock } from '../core/ports/clock.ts';
import type { ContractServer } from '../contract-server/create-contract-server.ts';
import { createRateLimiter } from '../contract-server/rate-limiter.ts';
import type { Disposer } from '../../src-shared/domain/disposer.ts';
import { maxBacklogBytes } from '../contract-server/attach-peer.ts';
import type { Peer } from '../../src-shared/contract/handlers.ts';
import type { WebSocket } from 'ws';

/** Texts that are no JSON, before the socket is closed as no client of ours. */
const garbagePer10s = 20;

export interface RequestsSocketDeps {
  readonly socket: WebSocket;
  readonly peer: Peer;
  readonly server: ContractServer;
  readonly clock: Clock;
  /** Whether this socket is still its peer's, asked at every message. */
  readonly isPeer: () => boolean;
}

/** The contract over one WebSocket: one JSON text a message, either way. The disposer ends the connection, not the socket. */
export function serveRequestsSocket({ socket, peer, server, clock, isPeer }: RequestsSocketDeps): Disposer {
  const garbage = createRateLimiter(() => clock.monoMs());
  const send = (message: unknown): void => {
    if (socket.readyState !== socket.OPEN) return;
    // An answer cannot be left out either.
    if (socket.bufferedAmount > maxBacklogBytes) socket.terminate();
    else socket.send(JSON.stringify(message));
  };
  const connection = server.connect(peer, {
    send,
    backlogBytes: () => socket.bufferedAmount,
    // No closing handshake: who does not read would not answer it.
    close: () => { socket.terminate(); },
  });

  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) { socket.close(1003, 'text only'); return; }
    const message = parse(data.toString('utf8'));
    if (message === undefined && !garbage.take('garbage', garbagePer10s)) { socket.close(1008, 'not the contract'); return; }
    void connection.receive(message, isPeer() ? peer : null).then(send);
  });
  return () => { connection.close(); };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
