/** Who asked for an action. Caller ID is a hint, never proof: `authenticated` is set only by the leg, never by words. */
export type Actor =
  | { readonly kind: 'godfather'; readonly leg: 'desktop' | 'assistant_chat' | 'phone'; readonly authenticated: boolean }
  | { readonly kind: 'external'; readonly phone: string | null; readonly name: string | null; readonly direction: 'inbound' | 'outbound' };

/** How the Desk names an actor's standing. */
export const standings = ['godfather', 'contact', 'outside'] as const;
export type Standing = (typeof standings)[number];
