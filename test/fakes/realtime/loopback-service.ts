import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { soundOf } from './session-fixture.ts';

type Event = Readonly<Record<string, unknown>>;

/** A client's connection, from the service's side. */
export interface ServiceSide {
  /** What the client sent so far. */
  readonly received: readonly Event[];
  receivedOf(type: string): readonly Event[];
  say(event: Event): void;
  /** A whole answer: one message of so much sound, sent at once as the service does, much faster than it is played. */
  answer(responseId: string, itemId: string, ms: number): void;
  /** The client has sent so many events of this type. */
  sent(type: string, count?: number): Promise<void>;
  /** The client has seen all that was said, and what it did about it at once has arrived: pings are answered in their turn. */
  settled(): Promise<void>;
}

export interface LoopbackService {
  readonly url: string;
  /** The next connection whose settings are confirmed. */
  connected(): Promise<ServiceSide>;
  close(): Promise<void>;
}

/** A Realtime service on loopback that confirms settings by itself; all else the test says for it. */
export async function startLoopbackService(): Promise<LoopbackService> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http });
  const sides: ServiceSide[] = [];
  const waiting: ((side: ServiceSide) => void)[] = [];
  sockets.on('connection', (socket) => {
    serve(socket, (side) => {
      const first = waiting.shift();
      if (first === undefined) sides.push(side);
      else first(side);
    });
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/v1/realtime`,
    connected() {
      const side = sides.shift();
      return side === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(side);
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      return new Promise((resolve) => http.close(() => resolve()));
    },
  };
}

function serve(socket: WebSocket, onReady: (side: ServiceSide) => void): void {
  const received: Event[] = [];
  const checks = new Set<() => void>();
  let made = 0;
  let ready = false;
  let session: Event = { type: 'realtime', object: 'realtime.session', id: 'sess_1', model: 'gpt-realtime-2.1' };

  const say = (event: Event): void => socket.send(JSON.stringify({ event_id: `event_${(made += 1)}`, ...event }));
  const receivedOf = (type: string): readonly Event[] => received.filter((event) => event['type'] === type);
  const side: ServiceSide = {
    received, receivedOf, say,
    answer(responseId, itemId, ms) {
      const where = { response_id: responseId, item_id: itemId, output_index: 0, content_index: 0 };
      const item = { id: itemId, object: 'realtime.item', type: 'message', role: 'assistant', status: 'in_progress', content: [] };
      const whole = { ...item, status: 'completed', content: [{ type: 'output_audio', transcript: itemId }] };
      say({ type: 'response.created', response: { id: responseId, object: 'realtime.response', status: 'in_progress', output: [] } });
      say({ type: 'response.output_item.added', response_id: responseId, output_index: 0, item });
      say({ type: 'conversation.item.added', previous_item_id: null, item });
      for (let left = ms; left > 0; left -= 200) say({ type: 'response.output_audio.delta', ...where, delta: soundOf(1, Math.min(200, left)) });
      say({ type: 'response.output_audio.done', ...where });
      say({ type: 'response.output_audio_transcript.done', ...where, transcript: itemId });
      say({ type: 'conversation.item.done', previous_item_id: null, item: whole });
      say({ type: 'response.output_item.done', response_id: responseId, output_index: 0, item: whole });
      say({ type: 'response.done', response: { id: responseId, object: 'realtime.response', status: 'completed', output: [whole] } });
    },
    sent: (type, count = 1) => new Promise((resolve) => {
      const check = (): void => {
        if (receivedOf(type).length < count) return;
        checks.delete(check);
        resolve();
      };
      checks.add(check);
      check();
    }),
    async settled() {
      // More than one, for what a client does after its promises.
      for (let n = 0; n < 3; n += 1) {
        socket.ping();
        await once(socket, 'pong');
      }
    },
  };

  socket.on('message', (data: Buffer) => {
    const event = JSON.parse(data.toString('utf8')) as Event;
    received.push(event);
    if (event['type'] === 'session.update') {
      session = { ...session, ...(event['session'] as Event) };
      say({ type: 'session.updated', session });
      if (!ready) onReady(side);
      ready = true;
    }
    for (const check of checks) check();
  });
  say({ type: 'session.created', session });
}
