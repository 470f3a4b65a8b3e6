import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOwnPage } from '../../src-main/host-electron/own-pages.ts';
import { schemeAsPrivileged, schemeHandler } from '../../src-main/host-electron/serve-scheme.ts';
import { testAsset } from '../fakes/web-host-around.ts';

const assets = new Map([['/', testAsset('the console')], ['/assets/a-AAAAAAAA.js', testAsset('script')]]);
const handle = schemeHandler('console', assets);
const get = (url: string, method = 'GET'): Response => handle({ method, url });

describe('consigliere://', () => {
  test('serves its own document and files, with every header', async () => {
    const answer = get('consigliere://console/');
    expect([answer.status, await answer.text(), get('consigliere://console/assets/a-AAAAAAAA.js').status]).toEqual([200, 'the console', 200]);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*frame-src 'none'; frame-ancestors 'none'$/);
    for (const [name, value] of [['cross-origin-opener-policy', 'same-origin'], ['cross-origin-embedder-policy', 'require-corp'], ['cross-origin-resource-policy', 'same-origin'], ['x-content-type-options', 'nosniff'], ['referrer-policy', 'no-referrer']] as const) expect(answer.headers.get(name)).toBe(value);
    const head = get('consigliere://console/', 'HEAD');
    expect([head.status, await head.text(), head.headers.get('content-length')]).toEqual([200, '', '11']);
  });

  test.each([
    'consigliere://desk/', 'consigliere://console:1/', 'consigliere://a@console/', 'consigliere://console.evil/', 'consigliere:///', 'https://console/', 'file:///etc/passwd', 'not a url', '',
    'consigliere://console/..%2fpackage.json', 'consigliere://console/%2e%2e%2f%2e%2e%2fetc/passwd', 'consigliere://console//etc/passwd', 'consigliere://console/assets', 'consigliere://console/%61ssets/a-AAAAAAAA.js', 'consigliere://console/assets/a-AAAAAAAA.js%00', 'consigliere://console/index.html',
  ])('%s is not there', (url) => {
    expect(get(url).status).toBe(404);
  });

  test('only reads are served', () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'get', '']) expect(get('consigliere://console/', method).status).toBe(405);
  });

  test('no URL brings anything but the two known files, or throws', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(fc.webUrl(), fc.string(), fc.webPath().map((path) => `consigliere://console${path}`), fc.stringMatching(/^consigliere:\/\/[ -~]{0,30}$/)), async (url) => {
      const answer = get(url);
      expect(answer.status === 404 || ['the console', 'script'].includes(await answer.text())).toBe(true);
    }), { numRuns: 1_000 });
  });

  test('the scheme’s privileges are these and no others', () => {
    expect(schemeAsPrivileged).toEqual({ scheme: 'consigliere', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true } });
  });

  test('a page is ours by scheme and host only, exactly', () => {
    for (const url of ['consigliere://console/', 'consigliere://console/#/x', 'consigliere://console/a?b']) expect(isOwnPage(url, 'console')).toBe(true);
    for (const url of ['consigliere://consolex/', 'consigliere://CONSOLE.x/', 'consiglieri://console/', 'consigliere:console', 'javascript:consigliere://console/', 'blob:consigliere://console/x', 'consigliere://desk/', 'consigliere://u:p@console/']) expect([url, isOwnPage(url, 'console')]).toEqual([url, false]);
  });
});
