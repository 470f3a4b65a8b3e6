import type { AssetMap } from '../serve/read-renderer.ts';
import type { CustomScheme } from 'electron/main';
import { isOwnPage, scheme } from './own-pages.ts';
import { securityHeaders } from '../serve/security-headers.ts';
import type { Surface } from '../../src-shared/contract/surfaces.ts';

/** Without `corsEnabled`, `supportFetchAPI` would let other origins read the app's files (CVE-2026-70604). Never `bypassCSP`, never service workers. */
export const schemeAsPrivileged: CustomScheme = { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true } };

/** Answers requests of one surface's session: a look-up in its map, nothing else. The other surface's origin is not served there. */
export function schemeHandler(surface: Surface, assets: AssetMap): (request: Pick<Request, 'method' | 'url'>) => Response {
  const headers = securityHeaders(surface, { host: 'electron' });
  const plain = (status: number, text: string, more: Readonly<Record<string, string>> = {}): Response =>
    new Response(`${text}\n`, { status, headers: { ...headers, ...more, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } });

  return ({ method, url }) => {
    if (!isOwnPage(url, surface)) return plain(404, 'Not found.');
    if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Not this way.', { Allow: 'GET, HEAD' });
    const asset = assets.get(new URL(url).pathname);
    if (asset === undefined) return plain(404, 'Not found.');
    return new Response(method === 'HEAD' ? null : asset.bytes, { status: 200, headers: { ...headers, 'Content-Type': asset.contentType, 'Cache-Control': asset.cacheControl, 'Content-Length': String(asset.bytes.byteLength) } });
  };
}
