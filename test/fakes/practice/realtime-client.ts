import { WebSocket } from 'ws';

export interface WireEvent {
  readonly type: string;
  // Events of every type go through here; each test reads the fields of the type it waits for.
  readonly [field: string]: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

export interface RealtimeClient {
  readonly events: WireEvent[];
  send(event: Record<string, unknown>): void;
  sendRaw(text: string | Buffer): void;
  on(listener: (event: WireEvent) => void): void;
  /** The first event of this type at or after `from` (an index in `events`), now or later. */
  next(type: string, from?: number, fits?: (event: WireEvent) => boolean): Promise<WireEvent>;
  closed: Promise<{ code: number; reason: string }>;
  close(): Promise<void>;
}

export async function connectRealtime(url: string, apiKey: string, headers: Record<string, string> = {}, model = 'gpt-realtime-2.1'): Promise<RealtimeClient> {
  const socket = new WebSocket(`${url}?model=${model}`, { headers: { authorization: `Bearer ${apiKey}`, ...headers } });
  const events: WireEvent[] = [];
  const listeners = new Set<(event: WireEvent) => void>();
  const closed = new Promise<{ code: number; reason: string }>((resolve) => socket.on('close', (code, reason) => resolve({ code, reason: String(reason) })));
  socket.on('message', (data) => {
    const event = JSON.parse(String(data)) as WireEvent;
    events.push(event);
    for (const listener of [...listeners]) listener(event);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
    socket.once('unexpected-response', (_request, response) => {
      let body = '';
      response.on('data', (chunk) => { body += String(chunk); });
      response.on('end', () => reject(Object.assign(new Error(`HTTP ${response.statusCode}`), { status: response.statusCode, body, headers: response.headers })));
    });
  });
  socket.on('error', () => undefined);
  return {
    events,
    send: (event) => socket.send(JSON.stringify(event)),
    sendRaw: (text) => socket.send(text),
    on: (listener) => void listeners.add(listener),
    next: (type, from = 0, fits = () => true) =>
      new Promise((resolve, reject) => {
        const isIt = (event: WireEvent): boolean => event.type === type && fits(event);
        const known = events.slice(from).find(isIt);
        if (known !== undefined) return resolve(known);
        const listener = (event: WireEvent): void => {
          if (!isIt(event)) return;
          listeners.delete(listener);
          resolve(event);
        };
        listeners.add(listener);
        void closed.then(() => reject(new Error(`closed while waiting for ${type}; last: ${events.slice(-5).map((event) => event.type).join(', ')}`)));
      }),
    closed,
    async close() {
      socket.close();
      await closed;
    },
  };
}

export function audioOf(samples: Int16Array): string {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('base64');
}

export function samplesOf(base64: string): Int16Array {
  const bytes = Buffer.from(base64, 'base64');
  return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}
