import { WebSocketServer, type WebSocket } from 'ws';
import type { Duplex } from 'node:stream';
import type { IncomingMessage } from 'node:http';
import type { Logger } from '../core/ports/logger.ts';
import type { StreamLine } from '../core/ports/media-streams.ts';
import { isTwilioSignature } from './twilio-signature.ts';
import { routes } from './public-urls.ts';

export interface StreamDoorDeps {
  readonly logger: Logger;
  readonly authToken: string;
  /** As Twilio reaches it. */
  readonly url: string;
  readonly line: () => StreamLine | null;
}

export interface StreamDoor {
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void;
  /** Ends every socket. */
  close(): void;
}

export const maxStreams = 128;
/** A frame of sound has some 300 bytes. A larger message ends its socket. */
export const maxMessageBytes = 64 * 1024;
/** Sound that the network does not take any more: half a minute of it. */
const mostBufferedBytes = 512 * 1024;
/** For the other side's close frame. */
const closeWaitMs = 2_000;
const noParams = new URLSearchParams();

/** Lets media sockets in, and only those that Twilio signed. What they say is not looked at here. */
export function createStreamDoor({ logger, authToken, url, line }: StreamDoorDeps): StreamDoor {
  const server = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload: maxMessageBytes });
  const sockets = new Set<WebSocket>();

  const take = (socket: WebSocket, present: StreamLine): void => {
    sockets.add(socket);
    // At once: the first two messages may be in the same packet as the upgrade.
    const events = present.open({
      send: (text) => {
        if (socket.readyState !== socket.OPEN) return;
        if (socket.bufferedAmount > mostBufferedBytes) return socket.terminate();
        socket.send(text);
      },
      close: (code) => {
        if (socket.readyState !== socket.OPEN) return socket.terminate();
        socket.close(code);
        setTimeout(() => { socket.terminate(); }, closeWaitMs).unref();
      },
    });
    socket.on('message', (data: Buffer, isBinary) => {
      // The protocol is text only.
      if (!isBinary) events.onText(data.toString('utf8'));
    });
    socket.on('error', (error) => { logger.info('ingress.socket_error', { message: error.message }); });
    socket.on('close', () => {
      sockets.delete(socket);
      events.onClosed();
    });
  };

  return {
    upgrade(request, stream, head) {
      stream.on('error', () => { stream.destroy(); });
      if (request.method !== 'GET' || request.url !== routes.media) { refuse(stream, 404); return; }
      const signature = request.headers['x-twilio-signature'];
      if (!isTwilioSignature({ authToken, url, params: noParams, signature: typeof signature === 'string' ? signature : undefined })) {
        logger.warn('ingress.bad_signature', { route: 'media' });
        refuse(stream, 403);
        return;
      }
      const present = line();
      if (present === null || sockets.size >= maxStreams) { refuse(stream, 503); return; }
      server.handleUpgrade(request, stream, head, (socket) => { take(socket, present); });
    },
    close() {
      for (const socket of sockets) socket.terminate();
    },
  };
}

const reasons = { 403: 'Forbidden', 404: 'Not Found', 503: 'Service Unavailable' } as const;

function refuse(stream: Duplex, status: keyof typeof reasons): void {
  stream.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
