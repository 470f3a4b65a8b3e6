import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask, consoleOrigin, deskOrigin, deskTicket, signIn, type HttpAnswer } from '../fakes/web-client.ts';
import { startedWebHost } from '../fakes/started-web-host.ts';

const hostOf = (surface: 'console' | 'desk', port: number): { host: string } => ({ host: `${surface}.localhost:${port}` });
const tokenOf = (launchUrl: string): string => launchUrl.split('#launch=')[1] ?? '';

describe('headers, in real answers', () => {
  const common = {
    'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff',
  };
  test.each([
    ['console', '/', 200], ['console', '/assets/console-AAAAAAAA.js', 200], ['console', '/nothing', 404], ['console', '/door.js', 200], ['console', '/session', 401],
    ['desk', '/', 200], ['desk', '/assets/desk-BBBBBBBB.js', 200], ['desk', '/nothing', 404],
  ] as const)('%s %s', async (surface, target, status) => {
    const { port } = await startedWebHost();
    const answer = await ask(port, { target, headers: hostOf(surface, port) });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({ ...common, 'cross-origin-resource-policy': surface === 'desk' ? 'cross-origin' : 'same-origin' });
    expect(answer.headers['content-security-policy']).toContain(surface === 'desk' ? `frame-ancestors ${consoleOrigin(port)}` : "frame-ancestors 'none'");
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; .*script-src 'self';/);
    expect(answer.headers['permissions-policy']).toContain(surface === 'desk' ? 'microphone=()' : 'microphone=(self)');
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control') || name === 'server' || name === 'x-powered-by')).toEqual([]);
  });

  test('HEAD says what GET says, without the body', async () => {
    const { port } = await startedWebHost();
    const [get, head] = [await ask(port, { headers: hostOf('desk', port) }), await ask(port, { method: 'HEAD', headers: hostOf('desk', port) })];
    expect([head.status, head.body, head.headers['content-length'], head.headers['content-security-policy']]).toEqual([200, '', get.headers['content-length'], get.headers['content-security-policy']]);
  });
});

describe('names', () => {
  test.each(['evil.example', 'localhost.evil.example', 'console.localhost.evil.example', 'xconsole.localhost', '127.0.0.1.nip.io', '[::1]', 'CONSOLE.LOCALHOST.', ''])('a request for "%s" is not answered (DNS rebinding)', async (name) => {
    const { port, launchUrl } = await startedWebHost();
    const cookie = await signIn(port, launchUrl);
    for (const target of ['/', '/session', '/assets/shared-CCCCCCCC.js']) {
      const answer = await ask(port, { target, headers: { host: `${name}:${port}`, cookie } });
      expect([target, answer.status]).toEqual([target, 421]);
    }
  });

  test('the right name with another port is not ours either', async () => {
    const { port } = await startedWebHost();
    expect((await ask(port, { headers: { host: `console.localhost:${port + 1}` } })).status).toBe(421);
    expect((await ask(port, { headers: { host: 'console.localhost' } })).status).toBe(421);
  });

  test.each(['127.0.0.1', 'localhost'])('%s leads to the console, and only from its root', async (name) => {
    const { port } = await startedWebHost();
    const headers = { host: `${name}:${port}` };
    const root = await ask(port, { headers });
    // No fragment in Location: the browser keeps the one it has.
    expect([root.status, root.headers['location']]).toEqual([302, `${consoleOrigin(port)}/`]);
    for (const [method, target] of [['GET', '/assets/shared-CCCCCCCC.js'], ['GET', '/session'], ['POST', '/launch'], ['POST', '/']] as const) expect((await ask(port, { method, target, headers })).status).toBe(404);
  });

  test('neither surface serves the other’s files', async () => {
    const { port } = await startedWebHost();
    expect((await ask(port, { target: '/assets/desk-BBBBBBBB.js', headers: hostOf('console', port) })).status).toBe(404);
    for (const target of ['/assets/console-AAAAAAAA.js', '/door.js', '/session', '/console/index.html', '/desk/index.html']) expect([target, (await ask(port, { target, headers: hostOf('desk', port) })).status]).toEqual([target, 404]);
    expect((await ask(port, { target: '/assets/shared-CCCCCCCC.js', headers: hostOf('desk', port) })).body).toBe('shared');
  });
});

describe('getting in', () => {
  const launch = (port: number, token: string, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> =>
    ask(port, { method: 'POST', target: '/launch', headers: { ...hostOf('console', port), origin: consoleOrigin(port), ...headers }, body: token });

  test('without a cookie the console’s address shows the door, with it the console, again and again', async () => {
    const { port, launchUrl } = await startedWebHost();
    expect((await ask(port, { headers: hostOf('console', port) })).body).toContain('This browser has not been let in');
    const cookie = await signIn(port, launchUrl);
    for (let round = 0; round < 2; round += 1) expect((await ask(port, { headers: { ...hostOf('console', port), cookie } })).body).toBe('the console');
    expect((await ask(port, { target: '/session', headers: { ...hostOf('console', port), cookie } })).status).toBe(204);
    expect((await ask(port, { headers: { ...hostOf('console', port), cookie: `${cookie}x` } })).body).toContain('has not been let in');
  });

  test('the launch token is spent by its first use, even a wrong page’s try leaves it whole', async () => {
    const { port, launchUrl } = await startedWebHost();
    const token = tokenOf(launchUrl);
    expect((await launch(port, token, { origin: 'http://evil.example' })).status).toBe(403);
    expect((await launch(port, token, { origin: deskOrigin(port) })).status).toBe(403);
    expect((await launch(port, token, { origin: 'null' })).status).toBe(403);
    expect((await launch(port, token, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await launch(port, 'guess')).status).toBe(401);
    expect((await ask(port, { method: 'POST', target: '/launch', headers: hostOf('console', port), body: token })).status).toBe(403);
    const first = await launch(port, token);
    expect(first.status).toBe(204);
    expect(first.headers['set-cookie']?.[0]).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
    expect(first.headers['set-cookie']?.[0]).not.toMatch(/Domain/i);
    const second = await launch(port, token);
    expect([second.status, second.headers['set-cookie']]).toEqual([401, undefined]);
  });

  test('the Desk’s address is given to the console only', async () => {
    const { port, launchUrl } = await startedWebHost();
    const cookie = await signIn(port, launchUrl);
    const ticketFor = (headers: Readonly<Record<string, string>>): Promise<HttpAnswer> => ask(port, { method: 'POST', target: '/desk-ticket', headers });
    const right = { ...hostOf('console', port), origin: consoleOrigin(port), cookie };
    expect((await ticketFor(right)).body).toMatch(new RegExp(`^\\{"url":"http://desk\\.localhost:${port}/#ticket=[\\w-]{43}"\\}$`));
    expect((await ticketFor({ ...right, cookie: '' })).status).toBe(401);
    expect((await ticketFor({ ...right, origin: deskOrigin(port) })).status).toBe(403);
    expect((await ticketFor({ ...hostOf('console', port), cookie })).status).toBe(403);
    expect((await ticketFor({ ...right, ...hostOf('desk', port) })).status).toBe(405);
    expect((await ask(port, { target: '/desk-ticket', headers: right })).status).toBe(405);
  });

  test('no ticket and no session id lets anyone in as the console', async () => {
    const { port, launchUrl } = await startedWebHost();
    const ticket = await deskTicket(port, await signIn(port, launchUrl));
    expect((await launch(port, ticket)).status).toBe(401);
    expect((await ask(port, { target: '/session', headers: { ...hostOf('console', port), cookie: `consigliere_console_${port}=${ticket}` } })).status).toBe(401);
  });

  test('a body larger than a token closes the connection', async () => {
    const { port } = await startedWebHost();
    await expect(launch(port, 'x'.repeat(5_000))).rejects.toThrow();
    expect((await ask(port, { headers: hostOf('desk', port) })).status).toBe(200);
  });
});

describe('methods and paths', () => {
  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'])('%s is not served', async (method) => {
    const { port } = await startedWebHost();
    for (const surface of ['console', 'desk'] as const) expect((await ask(port, { method, target: '/assets/shared-CCCCCCCC.js', headers: hostOf(surface, port) })).status).toBe(405);
  });

  const climbing = [
    '/../package.json', '/assets/../../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/assets/%2e%2e%2fconsole-AAAAAAAA.js', '//etc/passwd', '/\\..\\..\\package.json', '/assets/console-AAAAAAAA.js%00.html', '/assets/shared-CCCCCCCC.js/',
    '/ASSETS/shared-CCCCCCCC.js', '/assets', '/assets/', '/.', '/..', '/.env', '/console/index.html', '/desk/index.html', 'http://console.localhost/', '/assets/shared-CCCCCCCC.js;x', '/%61ssets/shared-CCCCCCCC.js', '*', '/__proto__', '/constructor', '/index.html',
  ];
  test('a path is a key, never a path: none of these is there', async () => {
    const { port } = await startedWebHost();
    for (const target of climbing) {
      for (const surface of ['console', 'desk'] as const) {
        const answer = await ask(port, { target, headers: hostOf(surface, port) });
        expect([target, answer.status, answer.body]).toEqual([target, 404, 'Not found.\n']);
      }
    }
  });

  test('whatever is asked for, only the four known files come, and nothing of the question comes back', async () => {
    const { port } = await startedWebHost();
    const known = new Set(['the desk', 'desk script', 'shared']);
    const part = fc.oneof(fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '%00', 'assets', 'shared-CCCCCCCC.js', 'etc', 'passwd', '?', '#', ';', '~'), fc.stringMatching(/^[!-~]{1,12}$/));
    await fc.assert(fc.asyncProperty(fc.array(part, { maxLength: 6 }), fc.constantFrom('/', '', '%2f', '\\'), async (parts, glue) => {
      const marker = 'zzmarkerzz';
      const answer = await ask(port, { target: `/${parts.join(glue)}?${marker}`, headers: hostOf('desk', port) });
      expect(answer.status === 404 || known.has(answer.body)).toBe(true);
      expect(JSON.stringify(answer)).not.toContain(marker);
    }), { numRuns: 200 });
  });
});
