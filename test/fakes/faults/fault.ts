/** What can happen to a link between the app and the service. */
export type Fault =
  /** TCP reset, no close frame. */
  | { readonly kind: 'drop' }
  /** TCP stays up, and nothing comes out any more in this direction. */
  | { readonly kind: 'half open'; readonly silent: 'both' | 'to app' | 'to service' }
  /** Nothing comes out for so long, then everything, in order. */
  | { readonly kind: 'stall'; readonly ms: number }
  /** This share of all events, on this and later links, is late by a random time; what follows waits behind it. */
  | { readonly kind: 'slow'; readonly share: number; readonly mostMs: number }
  /** Transcripts of their speech come after the next `response.done`, mixed among items, in order within one. */
  | { readonly kind: 'late transcripts' }
  /** Ends with this close code; 1006 is an end without a close frame. `error`: an error event with this code first. `always`: later links too, at once. */
  | { readonly kind: 'close'; readonly code: number; readonly reason?: string; readonly error?: string; readonly always?: true }
  /** TCP reset; every later attempt is refused with this status, or reset when null. */
  | { readonly kind: 'gone'; readonly status: number | null };
