import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';

/** Secrets that a media socket shows in its `start`: each opens one stream, once, for a while. */
export interface StreamTokens<Call> {
  issue(call: Call, validMs: number): string;
  /** Whose it is, and never again; null when it is unknown, used or too old. */
  use(token: string): Call | null;
  revoke(call: Call): void;
}

export function createStreamTokens<Call>(clock: Clock, ids: Ids): StreamTokens<Call> {
  const open = new Map<string, { readonly call: Call; readonly untilMs: number }>();
  return {
    issue(call, validMs) {
      const token = ids.next('stream');
      open.set(token, { call, untilMs: clock.monoMs() + validMs });
      return token;
    },
    use(token) {
      const found = open.get(token);
      open.delete(token);
      return found === undefined || clock.monoMs() > found.untilMs ? null : found.call;
    },
    revoke(call) {
      for (const [token, each] of open) if (each.call === call) open.delete(token);
    },
  };
}
