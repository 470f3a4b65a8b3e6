import { createServer } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { basename, join, extname, resolve, sep } from 'node:path';
import { tmpdir } from 'node:os';
import { build } from 'vite';
import type { AddressInfo } from 'node:net';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };

/** Builds the page in this folder as the app's pages are built and serves it on loopback under the given CSP. */
export async function servePage(folder: string, csp: string): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), `consigliere-${basename(folder)}-`));
  await build({
    root: folder, configFile: false, logLevel: 'error', base: './',
    build: { outDir, emptyOutDir: true, assetsInlineLimit: 0, target: 'esnext', modulePreload: { polyfill: false } },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const file = resolve(outDir, `.${path === '/' ? '/index.html' : path}`);
    const send = (status: number, body: Buffer | string): void => {
      response.writeHead(status, {
        'content-type': types[extname(file)] ?? 'text/plain', 'content-security-policy': csp,
        'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp',
      }).end(body);
    };
    if (!file.startsWith(outDir + sep)) { send(404, ''); return; }
    readFile(file).then((body) => send(200, body), () => send(404, ''));
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => { server.close(done); });
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
