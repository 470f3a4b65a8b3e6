import type { ClientEvent } from './check-client-event.ts';

/** What a test may make the server do wrong. The app never sets these. */
export interface Faults {
  /** Refuses the upgrade with this status and error code. */
  onUpgrade?(): { readonly status: number; readonly code: string; readonly message: string; readonly retryAfterSeconds?: number } | null;
  /** Instead of handling this event. */
  onClientEvent?(event: ClientEvent): Fault | null;
}

export type Fault =
  /** The socket breaks without a close frame. */
  | { readonly kind: 'drop' }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'ignore' };
