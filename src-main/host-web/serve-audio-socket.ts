import { attachAudioLane } from '../contract-server/attach-audio-lane.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { ContractService, Peer } from '../../src-shared/contract/handlers.ts';
import type { Disposer } from '../../src-shared/domain/disposer.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { WebSocket } from 'ws';

/** Ten seconds of two streams: beyond it nobody listens at the other end. Credits keep a live lane far below. */
const mostBufferedBytes = 1024 * 1024;

export interface AudioSocketDeps {
  readonly socket: WebSocket;
  readonly peer: Peer;
  readonly service: ContractService;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly isPeer: () => boolean;
}

/** The audio lane over one WebSocket: one frame a binary message, either way. The disposer ends the lane, not the socket. */
export function serveAudioSocket({ socket, peer, service, clock, logger, isPeer }: AudioSocketDeps): Disposer {
  const lane = attachAudioLane({
    service, peer, clock, logger,
    port: {
      send(frame) {
        if (socket.readyState !== socket.OPEN) return;
        if (socket.bufferedAmount > mostBufferedBytes) socket.terminate();
        else socket.send(frame);
      },
      close: () => { socket.close(1000); },
    },
  });
  if (lane === null) {
    socket.close(1008, 'no lane here');
    return () => {};
  }
  socket.on('message', (data: Buffer, isBinary) => {
    // A plain view: a Buffer's own `slice` would share memory where frames are copied.
    if (isBinary && isPeer()) lane.receive(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    else socket.close(1003, 'frames only');
  });
  return () => { lane.closed(); };
}
