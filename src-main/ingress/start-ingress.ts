import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Clock } from '../core/ports/clock.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { MediaStreams, StreamLine } from '../core/ports/media-streams.ts';
import { answerWebhook } from './answer-webhook.ts';
import { createStreamDoor } from './stream-door.ts';
import { err, ok, type Result } from '../../src-shared/domain/result.ts';
import { publicUrls } from './public-urls.ts';

export interface IngressDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  /** How Twilio reaches this listener: `https://…`, without a slash at the end. */
  readonly publicBaseUrl: string;
  /** 0 = any free one. */
  readonly port: number;
  readonly accountSid: string;
  readonly authToken: string;
}

export interface Ingress {
  readonly port: number;
  readonly streams: MediaStreams;
  stop(): Promise<void>;
}

/** Calls of one owner, and room for whoever only pretends to be Twilio. */
const maxConnections = 512;
const maxBodyBytes = 64 * 1024;

/**
 * The one listener that the outside may reach, on 127.0.0.1: a tunnel leads to it. Three routes, each for whoever holds the account's auth token;
 * nobody else learns more than that there is nothing.
 */
export async function startIngress(deps: IngressDeps): Promise<Result<Ingress, string>> {
  const http = createServer({ maxHeaderSize: 16_384, requestTimeout: 10_000, headersTimeout: 5_000, connectionsCheckingInterval: 1_000, keepAliveTimeout: 5_000 });
  http.maxConnections = maxConnections;
  const problem = await listen(http, deps.port);
  if (problem !== null) return err(`Port ${deps.port} cannot be listened on (${problem.code ?? problem.message}). Phone calls are not possible. Stop the program that has it, or set another INGRESS_PORT, then start again.`);
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const urls = publicUrls(deps.publicBaseUrl);
  let line: StreamLine | null = null;
  const present = (): StreamLine | null => line;
  const door = createStreamDoor({ ...deps, url: urls.stream, line: present });
  http.on('request', (request, response) => {
    serve(request, response).catch((error: unknown) => {
      deps.logger.info('ingress.request_broken', { message: error instanceof Error ? error.message : String(error) });
      response.destroy();
    });
  });
  http.on('upgrade', door.upgrade);
  http.on('clientError', (_error, stream) => { stream.destroy(); });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const signature = request.headers['x-twilio-signature'];
    const answer = await answerWebhook({
      method: request.method ?? '', target: request.url ?? '', contentType: request.headers['content-type'] ?? '', signature: typeof signature === 'string' ? signature : undefined, body: () => readBody(request),
    }, { ...deps, urls, line: present });
    response.writeHead(answer.status, { 'Content-Type': answer.type, 'Content-Length': Buffer.byteLength(answer.body), 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    response.end(answer.body);
  }

  return ok({
    port,
    streams: {
      streamUrl: urls.stream, statusUrl: urls.status,
      serve: (next) => {
        line = next;
        return () => { if (line === next) line = null; };
      },
    },
    async stop() {
      line = null;
      door.close();
      await new Promise<void>((resolve) => {
        http.close(() => { resolve(); });
        http.closeAllConnections();
      });
    },
  });
}

/** Beyond the limit the connection is closed. */
async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) throw new Error('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function listen(http: Server, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException): void => { resolve(error); };
    http.once('error', failed);
    http.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      http.off('error', failed);
      resolve(null);
    });
  });
}
