import { answerRequest, type AnswerDeps } from './answer-request.ts';
import type { AssetMap } from '../serve/read-renderer.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { ContractServer } from '../contract-server/create-contract-server.ts';
import type { ContractService } from '../../src-shared/contract/handlers.ts';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createSocketDoor } from './socket-door.ts';
import { createWebAccess } from './web-access.ts';
import { err, ok, type Result } from '../../src-shared/domain/result.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { Surface } from '../../src-shared/contract/surfaces.ts';
import { webOrigins } from './web-origins.ts';

/** Tried when no port was asked for, so that the browser remembers the microphone's permission from one start to the next. */
export const usualPort = 4_455;
const maxBodyBytes = 512;

export interface WebHostDeps {
  readonly service: ContractService;
  readonly server: ContractServer;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly assets: { readonly [S in Surface]: AssetMap };
  /** See `WebArgs.port`. */
  readonly port: number | null;
}

export interface WebHost {
  readonly port: number;
  /** The console's address, without a secret. */
  readonly url: string;
  /** With the one-time launch token in its fragment. */
  readonly launchUrl: string;
  stop(): Promise<void>;
}

/** Serves the screens and the contract on 127.0.0.1 until stopped. */
export async function startWebHost(deps: WebHostDeps): Promise<Result<WebHost, { readonly code: 'port_taken' | 'cannot_listen'; readonly text: string }>> {
  // Looked at every second: connections that never say what they want must not fill the house for long.
  const http = createServer({ maxHeaderSize: 16_384, requestTimeout: 10_000, headersTimeout: 5_000, connectionsCheckingInterval: 1_000 });
  http.maxConnections = 128;
  let problem = await listen(http, deps.port ?? usualPort);
  if (problem?.code === 'EADDRINUSE' && deps.port === null) problem = await listen(http, 0);
  if (problem !== null) {
    return problem.code === 'EADDRINUSE'
      ? err({ code: 'port_taken', text: `Port ${deps.port ?? usualPort} is taken by another program. Consigliere was not started. Stop that program, or give another port with --port.` })
      : err({ code: 'cannot_listen', text: `This computer does not let Consigliere listen on 127.0.0.1 (${problem.code ?? problem.message}). It was not started. Give another port with --port.` });
  }
  const address = http.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const access = createWebAccess({ port, monoMs: () => deps.clock.monoMs() });
  const origins = webOrigins(port);
  const answering: AnswerDeps = { origins, access, assets: deps.assets };
  const sockets = createSocketDoor({ ...deps, access, origins });
  http.on('request', (request, response) => {
    answer(request, response, answering).catch((error: unknown) => {
      deps.logger.info('web.request_broken', { message: error instanceof Error ? error.message : String(error) });
      response.destroy();
    });
  });
  http.on('upgrade', (request, stream, head) => { sockets.upgrade(request, stream, head); });
  http.on('clientError', (_error, stream) => { stream.destroy(); });

  return ok({
    port,
    url: `${origins.console}/`,
    launchUrl: `${origins.console}/#launch=${access.launchToken}`,
    async stop() {
      sockets.close();
      await new Promise<void>((resolve) => {
        http.close(() => { resolve(); });
        http.closeAllConnections();
      });
    },
  });
}

async function answer(request: IncomingMessage, response: ServerResponse, deps: AnswerDeps): Promise<void> {
  const { method = '', url = '', headers } = request;
  const body = await readBody(request);
  const fetchSite = headers['sec-fetch-site'];
  const { status, headers: answerHeaders, body: answerBody } = answerRequest({
    method, target: url, host: headers.host, origin: headers.origin, cookie: headers.cookie, fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined, body,
  }, deps);
  response.writeHead(status, { ...answerHeaders, ...(status === 204 ? {} : { 'Content-Length': Buffer.byteLength(answerBody) }) });
  response.end(method === 'HEAD' ? undefined : answerBody);
}

/** Nothing larger than a token is read: the connection is closed. */
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
    // The address, never a name: a name could resolve to more than this machine's loopback.
    http.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      http.off('error', failed);
      resolve(null);
    });
  });
}
