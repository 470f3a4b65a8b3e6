import type { Surface } from '../../src-shared/contract/surfaces.ts';

/** The two sites of the web host. The server listens on 127.0.0.1 only; browsers resolve `*.localhost` to it without a resolver. */
export interface WebOrigins {
  readonly console: string;
  readonly desk: string;
  /** Which surface a Host header names; `elsewhere`: ours by address, to be sent to the console; null: not ours at all (DNS rebinding). */
  surfaceOfHost(host: string | undefined): Surface | 'elsewhere' | null;
}

export function webOrigins(port: number): WebOrigins {
  const origin = (name: string): URL => new URL(`http://${name}:${port}`);
  const consoleUrl = origin('console.localhost');
  const deskUrl = origin('desk.localhost');
  const elsewhere: readonly string[] = [origin('127.0.0.1').host, origin('localhost').host];
  return {
    console: consoleUrl.origin,
    desk: deskUrl.origin,
    surfaceOfHost(host) {
      if (host === consoleUrl.host) return 'console';
      if (host === deskUrl.host) return 'desk';
      return host !== undefined && elsewhere.includes(host) ? 'elsewhere' : null;
    },
  };
}
