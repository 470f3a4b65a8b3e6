import type { Route } from '../stores/route.ts';

export type Shortcut =
  | { readonly do: 'go'; readonly route: Route }
  | { readonly do: 'new_call' }
  | { readonly do: 'oldest_approval' }
  | { readonly do: 'hang_up' }
  | { readonly do: 'next_pane'; readonly back: boolean };

/** The part of a keyboard event that decides. */
export interface KeyPress { readonly key: string; readonly metaKey: boolean; readonly ctrlKey: boolean; readonly shiftKey: boolean; readonly altKey: boolean }

const digits: readonly Route[] = [{ screen: 'home' }, { screen: 'calls' }, { screen: 'history', callId: null }, { screen: 'messages', messageId: null }, { screen: 'assistant' }];

/** Shortcuts that work everywhere. Single letters belong to the call and the card, not here. */
export function shortcutOf(press: KeyPress, mac: boolean): Shortcut | null {
  if (press.key === 'F6') return { do: 'next_pane', back: press.shiftKey };
  const mod = mac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  if (!mod || press.altKey) return null;
  const key = press.key.toLowerCase();
  if (press.shiftKey) return key === 'h' ? { do: 'hang_up' } : null;
  if (key === 'n' || key === 'k') return { do: 'new_call' };
  if (key === 'j') return { do: 'oldest_approval' };
  if (key === ',') return { do: 'go', route: { screen: 'settings', page: 'lines' } };
  const route = /^[1-5]$/.test(key) ? digits[Number(key) - 1] : undefined;
  return route === undefined ? null : { do: 'go', route };
}
