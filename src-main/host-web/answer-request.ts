import { doorAssets, doorPage } from './door-page.ts';
import type { Asset, AssetMap } from '../serve/read-renderer.ts';
import { securityHeaders, type ServedBy } from '../serve/security-headers.ts';
import type { Surface } from '../../src-shared/contract/surfaces.ts';
import { ticketLifeMs, type WebAccess } from './web-access.ts';
import type { WebOrigins } from './web-origins.ts';

/** The parts of an HTTP request that count. */
export interface WebRequest {
  readonly method: string;
  /** As it stands in the request line, undecoded. */
  readonly target: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly cookie: string | undefined;
  readonly body: string;
}

export interface WebAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
}

export interface AnswerDeps {
  readonly origins: WebOrigins;
  readonly access: WebAccess;
  readonly assets: { readonly [S in Surface]: AssetMap };
}

/** Every HTTP answer of the web host, sockets aside. Pure but for the access it grants. */
export function answerRequest(request: WebRequest, { origins, access, assets }: AnswerDeps): WebAnswer {
  const by: ServedBy = { host: 'web', consoleOrigin: origins.console, deskOrigin: origins.desk };
  const surface = origins.surfaceOfHost(request.host);
  const reading = request.method === 'GET' || request.method === 'HEAD';
  const path = request.target.split('?', 1)[0] ?? '';

  if (surface === null) return plain(421, 'This server is not there for that name.', securityHeaders('console', by));
  if (surface === 'elsewhere') {
    const headers = securityHeaders('console', by);
    return reading && path === '/' ? { status: 302, headers: { ...headers, 'Location': `${origins.console}/`, 'Cache-Control': 'no-store' }, body: '' } : plain(404, 'Not found.', headers);
  }

  const headers = securityHeaders(surface, by);
  const session = surface === 'console' ? access.sessionOfCookie(request.cookie) : null;

  if (surface === 'console' && (path === '/launch' || path === '/desk-ticket')) {
    if (request.method !== 'POST') return plain(405, 'Not this way.', { ...headers, Allow: 'POST' });
    // Present in every browser that matters; a missing Origin on a POST is no page of ours.
    if (request.origin !== origins.console || (request.fetchSite !== undefined && request.fetchSite !== 'same-origin')) return plain(403, 'Not from there.', headers);
    if (path === '/launch') {
      const cookie = access.exchangeLaunch(request.body);
      return cookie === null ? plain(401, 'That link was used already.', headers) : { status: 204, headers: { ...headers, 'Set-Cookie': cookie, 'Cache-Control': 'no-store' }, body: '' };
    }
    if (session === null) return plain(401, 'Not let in.', headers);
    return { status: 200, headers: { ...headers, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }, body: JSON.stringify({ url: `${origins.desk}/#ticket=${access.issueTicket(session, ticketLifeMs)}` }) };
  }

  if (!reading) return plain(405, 'Not this way.', { ...headers, Allow: 'GET, HEAD' });
  if (surface === 'console' && path === '/session') return { status: session === null ? 401 : 204, headers: { ...headers, 'Cache-Control': 'no-store' }, body: '' };
  if (surface === 'console' && path === '/' && session === null) return served(doorPage, headers);
  const asset = assets[surface].get(path) ?? (surface === 'console' ? doorAssets.get(path) : undefined);
  return asset === undefined ? plain(404, 'Not found.', headers) : served(asset, headers);
}

const served = (asset: Asset, headers: Readonly<Record<string, string>>): WebAnswer => ({ status: 200, headers: { ...headers, 'Content-Type': asset.contentType, 'Cache-Control': asset.cacheControl }, body: asset.bytes });

/** Constant text: nothing of the request is reflected. */
const plain = (status: number, text: string, headers: Readonly<Record<string, string>>): WebAnswer => ({ status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }, body: `${text}\n` });
