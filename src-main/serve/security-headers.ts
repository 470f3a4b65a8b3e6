import type { Surface } from '../../src-shared/contract/surfaces.ts';

/** Where a document lives: the web host's two origins, or Electron's own scheme. */
export type ServedBy =
  | { readonly host: 'web'; readonly consoleOrigin: string; readonly deskOrigin: string }
  | { readonly host: 'electron' };

/** Scripts of the console. Worklets and workers are files of our own, so nothing but our origin is needed; a `blob:` here would need an ADR. */
export const consoleScriptSources: readonly string[] = ["'self'"];

/** Every source is named; what is not named is refused. No OpenAI host: only main speaks to it. */
export function contentSecurityPolicy(surface: Surface, by: ServedBy): string {
  const ownSocket = by.host === 'web' ? [(surface === 'console' ? by.consoleOrigin : by.deskOrigin).replace(/^http/, 'ws')] : [];
  const shared = {
    'default-src': ["'none'"],
    'style-src': ["'self'"],
    'connect-src': ["'self'", ...ownSocket],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  const policy: Readonly<Record<string, readonly string[]>> = surface === 'console'
    ? {
        ...shared,
        'script-src': consoleScriptSources,
        'font-src': ["'self'", 'data:'],
        'img-src': ["'self'", 'data:'],
        'worker-src': ["'self'"],
        'media-src': ["'self'", 'blob:', 'mediastream:'],
        'frame-src': by.host === 'web' ? [by.deskOrigin] : ["'none'"],
        'frame-ancestors': ["'none'"],
      }
    : {
        ...shared,
        'script-src': ["'self'"],
        'font-src': ["'self'"],
        'frame-src': ["'none'"],
        'frame-ancestors': by.host === 'web' ? [by.consoleOrigin] : ["'none'"],
      };
  return Object.entries(policy).map(([name, sources]) => `${name} ${sources.join(' ')}`).join('; ');
}

const deniedFeatures = ['camera', 'display-capture', 'geolocation', 'hid', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking'] as const;

/** Headers of every response of a surface: documents and assets alike, refusals too. Constant: nothing of a request is reflected. */
export function securityHeaders(surface: Surface, by: ServedBy): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(surface, by),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    // The Desk is framed by another site, which COEP allows only with this.
    'Cross-Origin-Resource-Policy': surface === 'desk' && by.host === 'web' ? 'cross-origin' : 'same-origin',
    'Permissions-Policy': [`microphone=${surface === 'console' ? '(self)' : '()'}`, ...deniedFeatures.map((feature) => `${feature}=()`)].join(', '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}
