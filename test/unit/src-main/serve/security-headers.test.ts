import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, consoleScriptSources, securityHeaders, type ServedBy } from '../../../../src-main/serve/security-headers.ts';
import { surfaces } from '../../../../src-shared/contract/surfaces.ts';

const web: ServedBy = { host: 'web', consoleOrigin: 'http://console.localhost:1', deskOrigin: 'http://desk.localhost:1' };
const electron: ServedBy = { host: 'electron' };

describe('content security policy', () => {
  test('the whole of it', () => {
    expect(contentSecurityPolicy('console', web)).toBe("default-src 'none'; style-src 'self'; connect-src 'self' ws://console.localhost:1; object-src 'none'; base-uri 'none'; form-action 'none'; script-src 'self'; font-src 'self' data:; img-src 'self' data:; worker-src 'self'; media-src 'self' blob: mediastream:; frame-src http://desk.localhost:1; frame-ancestors 'none'");
    expect(contentSecurityPolicy('desk', web)).toBe("default-src 'none'; style-src 'self'; connect-src 'self' ws://desk.localhost:1; object-src 'none'; base-uri 'none'; form-action 'none'; script-src 'self'; font-src 'self'; frame-src 'none'; frame-ancestors http://console.localhost:1");
    expect(contentSecurityPolicy('console', electron)).toContain("connect-src 'self'; ");
    expect(contentSecurityPolicy('desk', electron)).toContain("frame-ancestors 'none'");
  });

  test('the Desk runs its own scripts and no others, whatever the console is allowed', () => {
    for (const by of [web, electron]) expect(contentSecurityPolicy('desk', by)).toMatch(/script-src 'self';/);
    expect(consoleScriptSources.every((source) => source === "'self'" || source === 'blob:')).toBe(true);
  });

  test.each(surfaces)('nothing unsafe and no foreign host for the %s', (surface) => {
    for (const by of [web, electron]) expect(JSON.stringify(securityHeaders(surface, by))).not.toMatch(/unsafe|\*|openai|https:/);
  });
});

test('only the Desk of the web host may be loaded by another site; only the console has a microphone', () => {
  const facts = (surface: 'console' | 'desk', by: ServedBy) => [securityHeaders(surface, by)['Cross-Origin-Resource-Policy'], securityHeaders(surface, by)['Permissions-Policy']?.split(',')[0]];
  expect([facts('console', web), facts('desk', web), facts('console', electron), facts('desk', electron)]).toEqual([
    ['same-origin', 'microphone=(self)'], ['cross-origin', 'microphone=()'], ['same-origin', 'microphone=(self)'], ['same-origin', 'microphone=()'],
  ]);
});
