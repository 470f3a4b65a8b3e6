import { err, ok, type Result } from '../../src-shared/domain/result.ts';
import type { Peer } from '../../src-shared/contract/handlers.ts';
import type { Surface } from '../../src-shared/contract/surfaces.ts';
import type { WebAccess } from './web-access.ts';
import type { WebOrigins } from './web-origins.ts';

/** The parts of an upgrade request that count. */
export interface UpgradeRequest {
  readonly target: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly cookie: string | undefined;
  /** Sec-WebSocket-Protocol. */
  readonly protocols: string | undefined;
}

export interface AdmittedSocket {
  readonly lane: 'requests' | 'audio';
  readonly peer: Peer;
  readonly session: string;
}

const documentIdPattern = /^[A-Za-z0-9-]{8,64}$/;
const ticketPrefix = 'ticket.';

/** Who opens this socket, or the HTTP status that refuses it. A ticket is used up here, so ask last and once. */
export function admitUpgrade(request: UpgradeRequest, origins: WebOrigins, access: WebAccess): Result<AdmittedSocket, 400 | 401 | 403 | 404> {
  const surface = origins.surfaceOfHost(request.host);
  if (surface === null || surface === 'elsewhere') return err(403);
  if (request.origin !== origins[surface]) return err(403);

  const [path, query = ''] = request.target.split('?', 2);
  const lane = path === '/ws' ? 'requests' : path === '/audio' && surface === 'console' ? 'audio' : null;
  if (lane === null) return err(404);
  const documentId = new URLSearchParams(query).get('doc');
  if (documentId === null || !documentIdPattern.test(documentId)) return err(400);

  const session = sessionOf(surface, request, access);
  return session === null ? err(401) : ok({ lane, session, peer: { surface, peerId: `${surface}:${session.slice(0, 8)}:${documentId}` } });
}

/** The console's cookie opens only the console, a ticket only the Desk. */
function sessionOf(surface: Surface, request: UpgradeRequest, access: WebAccess): string | null {
  if (surface === 'console') return access.sessionOfCookie(request.cookie);
  const offered = (request.protocols ?? '').split(',').map((each) => each.trim()).find((each) => each.startsWith(ticketPrefix));
  return offered === undefined ? null : access.useTicket(offered.slice(ticketPrefix.length));
}
