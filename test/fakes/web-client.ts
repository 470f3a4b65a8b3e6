import { request as httpRequest } from 'node:http';
import { WebSocket } from 'ws';

export interface HttpAnswer { readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }

/** One HTTP request to 127.0.0.1 with exactly these headers and this request target, as no browser would send it. */
export function ask(port: number, o: { readonly method?: string; readonly target?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method: o.method ?? 'GET', path: o.target ?? '/', headers: { connection: 'close', ...o.headers }, setHost: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }); });
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(o.body);
  });
}

export const consoleOrigin = (port: number): string => `http://console.localhost:${port}`;
export const deskOrigin = (port: number): string => `http://desk.localhost:${port}`;

/** Trades the launch URL for a cookie, as the door page does. */
export async function signIn(port: number, launchUrl: string): Promise<string> {
  const token = launchUrl.slice(launchUrl.indexOf('#launch=') + '#launch='.length);
  const answer = await ask(port, { method: 'POST', target: '/launch', headers: { host: `console.localhost:${port}`, origin: consoleOrigin(port) }, body: token });
  const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`not let in: ${answer.status}`);
  return cookie;
}

/** A ticket for the Desk, as the console asks for it. */
export async function deskTicket(port: number, cookie: string): Promise<string> {
  const answer = await ask(port, { method: 'POST', target: '/desk-ticket', headers: { host: `console.localhost:${port}`, origin: consoleOrigin(port), cookie } });
  const { url } = JSON.parse(answer.body) as { readonly url: string };
  return url.slice(url.indexOf('#ticket=') + '#ticket='.length);
}

/** A socket to 127.0.0.1 that claims to be of that host and origin, as a browser on that page would. */
export function socket(port: number, o: { readonly host: string; readonly path: string; readonly origin?: string; readonly cookie?: string; readonly protocols?: readonly string[] }): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${port}${o.path}`, [...(o.protocols ?? [])], {
    headers: { host: `${o.host}:${port}`, ...(o.cookie === undefined ? {} : { cookie: o.cookie }) }, ...(o.origin === undefined ? {} : { origin: o.origin }), perMessageDeflate: false,
  });
}

/** Resolves with `open`, or with the HTTP status that refused it. */
export function outcome(of: WebSocket): Promise<'open' | number> {
  return new Promise((resolve) => {
    of.on('open', () => { resolve('open'); });
    of.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      of.terminate();
    });
    of.on('error', () => {});
  });
}

export const closeCode = (of: WebSocket): Promise<number> => new Promise((resolve) => { of.on('close', resolve); });
