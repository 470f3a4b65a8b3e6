import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { beta, createSeed } from './old-dialects.ts';

type Event = Readonly<Record<string, unknown>>;

export interface OldService {
  readonly url: string;
  /** The `OpenAI-Beta` header of each connection; undefined = it had none. */
  readonly headers: (string | undefined)[];
  /** What clients sent, without sound. */
  readonly received: Event[];
  stop(): Promise<void>;
}

/** A server that speaks an old dialect, in front of one that speaks today's. It takes any client, as compatible servers do, and refuses settings that it does not know. */
export async function startOldService(dialect: 'beta' | 'seed', upstream: { readonly url: string; readonly apiKey: string }): Promise<OldService> {
  const headers: (string | undefined)[] = [];
  const received: Event[] = [];
  const http = createServer();
  const server = new WebSocketServer({ server: http });
  server.on('connection', (client, request) => {
    headers.push(request.headers['openai-beta'] as string | undefined);
    const { say, understand } = dialect === 'beta' ? beta : createSeed();
    const behind = new WebSocket(`${upstream.url}${new URL(request.url ?? '', 'http://localhost').search}`, { headers: { authorization: `Bearer ${upstream.apiKey}` } });
    const waiting: string[] = [];
    const pass = (text: string): void => {
      if (behind.readyState === behind.OPEN) behind.send(text);
      else waiting.push(text);
    };
    behind.on('open', () => { for (const text of waiting.splice(0)) behind.send(text); });
    behind.on('message', (data: Buffer) => { for (const event of say(JSON.parse(data.toString()) as Event)) client.send(JSON.stringify(event)); });
    behind.on('close', () => client.close());
    behind.on('error', () => client.terminate());
    client.on('error', () => undefined);
    client.on('close', () => behind.close());
    client.on('message', (data: Buffer) => {
      const event = JSON.parse(data.toString()) as Event;
      if (event['type'] !== 'input_audio_buffer.append') received.push(event);
      const meant = understand(event);
      if (typeof meant !== 'string') return meant.forEach((one) => pass(JSON.stringify(one)));
      client.send(JSON.stringify({ type: 'error', error: { type: 'invalid_request_error', code: 'unknown_parameter', message: `Unknown parameter: '${meant}'.`, param: meant, event_id: event['event_id'] ?? null } }));
    });
  });
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/v1/realtime`,
    headers,
    received,
    async stop() {
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => {
        http.close(resolve);
        http.closeAllConnections();
      });
    },
  };
}
