import { createHash, randomBytes } from 'node:crypto';

/** A Desk ticket handed to the console must be used within this. */
export const ticketLifeMs = 60_000;
const mostTickets = 64;
const mostSessions = 16;
const cookieLifeS = 30 * 24 * 3600;

/** Who may come in. Three kinds of secret that are never taken for one another: launch token, console cookie, Desk ticket. */
export interface WebAccess {
  /** For the URL that is printed; good once. */
  readonly launchToken: string;
  /** A launch token becomes a session; the answer is the Set-Cookie value. Null: wrong or used. */
  exchangeLaunch(token: string): string | null;
  /** The session a Cookie header proves. */
  sessionOfCookie(header: string | undefined): string | null;
  isLive(session: string): boolean;
  /** A ticket for one connection of the Desk. `lastsMs` null: until it is used. */
  issueTicket(session: string, lastsMs: number | null): string;
  /** Its session; it is used up by asking. */
  useTicket(ticket: string): string | null;
}

export interface WebAccessDeps {
  /** Cookies ignore ports, so the name carries it: two hosts on one machine do not overwrite each other's. */
  readonly port: number;
  readonly monoMs: () => number;
}

/** Secrets are kept as hashes and found by hash: comparing takes the same time for a near miss. */
export function createWebAccess({ port, monoMs }: WebAccessDeps): WebAccess {
  const cookieName = `consigliere_console_${port}`;
  const launchToken = newSecret();
  let launch: string | null = hashOf(launchToken);
  /** Hash of the cookie's secret → session id, oldest first. */
  const sessions = new Map<string, string>();
  const tickets = new Map<string, { readonly session: string; readonly expiresAt: number }>();
  const isLive = (session: string): boolean => [...sessions.values()].includes(session);

  return {
    launchToken,
    isLive,
    exchangeLaunch(token) {
      if (launch === null || hashOf(token) !== launch) return null;
      launch = null;
      const secret = newSecret();
      sessions.set(hashOf(secret), newSecret());
      dropOldest(sessions, mostSessions);
      return `${cookieName}=${secret}; Path=/; Max-Age=${cookieLifeS}; HttpOnly; SameSite=Strict`;
    },
    sessionOfCookie(header) {
      for (const pair of (header ?? '').split(';')) {
        const at = pair.indexOf('=');
        if (at < 0 || pair.slice(0, at).trim() !== cookieName) continue;
        const session = sessions.get(hashOf(pair.slice(at + 1).trim()));
        if (session !== undefined) return session;
      }
      return null;
    },
    issueTicket(session, lastsMs) {
      const ticket = newSecret();
      tickets.set(hashOf(ticket), { session, expiresAt: lastsMs === null ? Infinity : monoMs() + lastsMs });
      dropOldest(tickets, mostTickets);
      return ticket;
    },
    useTicket(ticket) {
      const hash = hashOf(ticket);
      const found = tickets.get(hash);
      tickets.delete(hash);
      return found !== undefined && monoMs() < found.expiresAt && isLive(found.session) ? found.session : null;
    },
  };
}

const newSecret = (): string => randomBytes(32).toString('base64url');
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64');

function dropOldest(map: Map<string, unknown>, most: number): void {
  const oldest = map.keys().next();
  if (map.size > most && oldest.done !== true) map.delete(oldest.value);
}
