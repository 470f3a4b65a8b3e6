import { WebSocket } from 'ws';

/** A server event as it came. Which fields are there follows from `type`; a test reads those of the type it waited for. */
export interface WireEvent {
  readonly type: string;
  readonly event_id: string;
  readonly item_id: string;
  readonly previous_item_id: string | null;
  readonly call_id: string;
  readonly name: string;
  readonly arguments: string;
  readonly delta: string;
  readonly text: string;
  readonly transcript: string;
  readonly audio_end_ms: number;
  readonly error: { readonly type: string; readonly code: string; readonly message: string; readonly param: string | null; readonly event_id: string | null };
  readonly item: { readonly id: string; readonly content: readonly { readonly type: string; readonly text?: string }[] };
  readonly session: { readonly audio: { readonly input: unknown; readonly output: { readonly voice: unknown } } };
  readonly response: { readonly status: string; readonly status_details: unknown; readonly output: readonly { readonly status: string }[]; readonly usage: WireUsage };
  readonly usage: { readonly type: string };
}

export interface WireUsage {
  readonly total_tokens: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly input_token_details: { readonly text_tokens: number; readonly audio_tokens: number; readonly cached_tokens: number };
  readonly output_token_details: { readonly audio_tokens: number };
}

/** Why an upgrade was refused. */
export class UpgradeRefused extends Error {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | undefined;
  constructor(status: number, body: string, retryAfter: string | undefined) {
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
  }
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
  socket.on('message', (data: Buffer) => {
    const event = JSON.parse(data.toString('utf8')) as WireEvent;
    events.push(event);
    for (const listener of [...listeners]) listener(event);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
    socket.once('unexpected-response', (_request, response) => {
      let body = '';
      response.on('data', (chunk) => { body += String(chunk); });
      response.on('end', () => reject(new UpgradeRefused(response.statusCode ?? 0, body, response.headers['retry-after'])));
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

/** The refusal of a connection that must be refused. */
export async function refusalOf(connecting: Promise<RealtimeClient>): Promise<UpgradeRefused> {
  const outcome = await connecting.catch((error: unknown) => error);
  if (outcome instanceof UpgradeRefused) return outcome;
  throw new Error(`not refused by HTTP: ${outcome instanceof Error ? outcome.message : 'connected'}`);
}
