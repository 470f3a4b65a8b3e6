export const settingsPages = ['lines', 'sound', 'policy', 'privacy', 'keyboard', 'about'] as const;
export type SettingsPage = (typeof settingsPages)[number];

/** A place in the console. The address bar holds it, so reload and Back keep working. */
export type Route =
  | { readonly screen: 'home' }
  | { readonly screen: 'calls' }
  | { readonly screen: 'call'; readonly callId: string }
  | { readonly screen: 'history'; readonly callId: string | null }
  | { readonly screen: 'messages'; readonly messageId: string | null }
  /** The audit log: of one call, or all of it. */
  | { readonly screen: 'audit'; readonly callId: string | null }
  | { readonly screen: 'assistant' }
  | { readonly screen: 'settings'; readonly page: SettingsPage }
  | { readonly screen: 'setup' };

/** Reads `location.hash`. Anything unknown is home. */
export function parseRoute(hash: string): Route {
  const [area = '', id = ''] = hash.replace(/^#?\/?/, '').split('/').map(decode);
  switch (area) {
    case 'calls': return id === '' ? { screen: 'calls' } : { screen: 'call', callId: id };
    case 'history': return { screen: 'history', callId: id === '' ? null : id };
    case 'audit': return { screen: 'audit', callId: id === '' ? null : id };
    case 'settings': return { screen: 'settings', page: settingsPages.find((page) => page === id) ?? 'lines' };
    case 'messages': return { screen: 'messages', messageId: id === '' ? null : id };
    case 'assistant': case 'setup': return { screen: area };
    default: return { screen: 'home' };
  }
}

export function routeHash(route: Route): string {
  switch (route.screen) {
    case 'home': return '#/';
    case 'call': return `#/calls/${encodeURIComponent(route.callId)}`;
    case 'history': return route.callId === null ? '#/history' : `#/history/${encodeURIComponent(route.callId)}`;
    case 'audit': return route.callId === null ? '#/audit' : `#/audit/${encodeURIComponent(route.callId)}`;
    case 'settings': return route.page === 'lines' ? '#/settings' : `#/settings/${route.page}`;
    case 'messages': return route.messageId === null ? '#/messages' : `#/messages/${encodeURIComponent(route.messageId)}`;
    case 'calls': case 'assistant': case 'setup': return `#/${route.screen}`;
  }
}

function decode(part: string): string {
  try { return decodeURIComponent(part); } catch { return ''; }
}
