import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { FromMain, Rect, Sender, ToMain } from './messages.ts';
import { rendererSide } from './renderer-side.ts';

/** The built desktop app, its pages in this browser. fake-electron.ts lists what is modelled. */
export interface Shell {
  readonly child: ChildProcess;
  /** What the person would notice, oldest first: `what: detail`. */
  readonly notes: readonly string[];
  /** Addresses outside the app that a page asked for. */
  readonly strangers: readonly string[];
  /** Bytes of the audio lane's ports so far. */
  readonly laneBytes: { toPage: number; toMain: number };
  /** The page of the window, or of the Desk's view, as it is now. */
  page(surface: 'console' | 'desk'): Page;
  /** Whether it has a page that is not lost. */
  has(surface: 'console' | 'desk'): boolean;
  /** Where the Desk's view stands. */
  deskPlace(): { readonly visible: boolean; readonly rect: Rect };
  /** What the person does at the window's corner. */
  closeWindow(): void;
  /** Exit code; null: it was killed. */
  readonly exited: Promise<number | null>;
  output(): string;
}

interface FromPage { readonly kind: 'document' | 'invoke' | 'post' | 'port'; readonly doc?: string; readonly url?: string; readonly channel?: string; readonly args?: readonly unknown[]; readonly ports?: readonly number[]; readonly port?: number; readonly text?: string | null }

const base = import.meta.dirname;
const toSubstitute = (url: string, port: number): string => url.replace(/^consigliere:\/\/([^/]*)/, `http://consigliere-$1.localhost:${port}`);
const toOwn = (url: string): string => url.replace(/^http:\/\/consigliere-([^./]*)\.localhost:\d+/, 'consigliere://$1');

interface Session { readonly context: BrowserContext; readonly port: number }

export function startShell(browser: Browser, home: string): Shell {
  const child = fork(resolve('out/main/index.js'), ['--home', home], { cwd: home, execArgv: ['--import', resolve(base, 'use-fake-electron.ts')], serialization: 'advanced', stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env: { PATH: process.env['PATH'] ?? '', HOME: home } });
  const sessions = new Map<string, Promise<Session>>();
  const exited = new Promise<number | null>((done) => { child.once('exit', (code) => done(code)); });
  const contents = new Map<number, { readonly partition: string; readonly preload: string; page: Page | null; last: Promise<void> }>();
  const waiting = new Map<number, (answer: never) => void>();
  const [notes, strangers, laneBytes]: [string[], string[], Shell['laneBytes']] = [[], [], { toPage: 0, toMain: 0 }];
  let place: ReturnType<Shell['deskPlace']> = { visible: false, rect: { x: 0, y: 0, width: 0, height: 0 } };
  let asked = 0;
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { output += chunk.toString(); });

  const tell = (message: ToMain): void => { if (child.connected) child.send(message); };
  const ask = <T extends FromMain>(make: (n: number) => ToMain): Promise<T> => new Promise((done) => { asked += 1; waiting.set(asked, done); tell(make(asked)); });

  /** A session: a browser context, and a server whose every answer is that session's protocol handler's. (Playwright's routing does not reach worklets.) */
  function sessionOf(partition: string): Promise<Session> {
    const made = sessions.get(partition) ?? (async () => {
      const server = createServer((request, response) => {
        const url = toOwn(`http://${request.headers.host ?? ''}${request.url ?? ''}`);
        void ask<FromMain & { t: 'served' }>((n) => ({ t: 'serve', n, partition, method: request.method ?? '', url })).then(({ status, headers, body }) => response.writeHead(status, headers).end(body));
      });
      await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
      void exited.then(() => { server.close(); server.closeAllConnections(); });
      const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
      context.on('request', (request) => { if (/^(http|ws)/.test(toOwn(request.url()))) strangers.push(request.url()); });
      return { context, port: (server.address() as AddressInfo).port };
    })();
    sessions.set(partition, made);
    return made;
  }

  async function open(id: number): Promise<Page> {
    const entry = contents.get(id)!;
    const page = await (await sessionOf(entry.partition)).context.newPage();
    await page.exposeBinding('__ipc', async ({ frame }, message: FromPage) => {
      const from: Sender = { doc: frame === page.mainFrame() ? message.doc ?? '' : null, url: toOwn(frame.url()) };
      switch (message.kind) {
        case 'document': tell({ t: 'document', id, doc: message.doc ?? '', url: toOwn(message.url ?? '') }); return undefined;
        case 'invoke': { const { value, error } = await ask<FromMain & { t: 'reply' }>((n) => ({ t: 'invoke', n, id, from, channel: message.channel ?? '', args: message.args ?? [] })); return { value, error }; }
        case 'post': tell({ t: 'post', id, from, channel: message.channel ?? '', ports: message.ports ?? [] }); return undefined;
        case 'port': {
          const data = typeof message.text === 'string' ? new Uint8Array(Buffer.from(message.text, 'base64')) : null;
          laneBytes.toMain += data?.length ?? 0;
          tell({ t: 'port', id, port: message.port ?? 0, data });
          return undefined;
        }
      }
    });
    await page.addInitScript(rendererSide(readFileSync(entry.preload, 'utf8')));
    page.on('load', () => { tell({ t: 'loaded', id }); });
    page.on('crash', () => { entry.page = null; tell({ t: 'gone', id, url: toOwn(page.url()) }); });
    page.setDefaultTimeout(30_000);
    entry.page = page;
    return page;
  }

  /** Into one document only; a page that is on its way elsewhere loses it, as in Electron. */
  const into = (page: Page | null, doc: string, call: readonly ['push' | 'port', ...unknown[]]): Promise<void> => page === null ? Promise.resolve() : page.evaluate(([wanted, [what, ...args]]) => {
    const end = (window as unknown as { __electron?: { doc: string } & Record<'push' | 'port', (...all: unknown[]) => void> }).__electron;
    if (end?.doc === wanted) end[what](...args);
  }, [doc, call] as const).catch(() => undefined);

  async function act(message: Extract<FromMain, { readonly id: number }>): Promise<void> {
    const entry = contents.get(message.id)!;
    switch (message.t) {
      case 'open': await sessionOf(entry.partition); return;
      case 'load': await (entry.page ?? await open(message.id)).goto(toSubstitute(message.url, (await sessionOf(entry.partition)).port), { waitUntil: 'commit' }); return;
      case 'push': await into(entry.page, message.doc, ['push', message.channel, message.args]); return;
      case 'port': laneBytes.toPage += message.data?.length ?? 0; await into(entry.page, message.doc, ['port', message.port, message.data === null ? null : Buffer.from(message.data).toString('base64')]); return;
      case 'place': place = message; if (message.visible && message.rect.width > 0) await entry.page?.setViewportSize({ width: message.rect.width, height: message.rect.height }); return;
      case 'closed': await entry.page?.close();
    }
  }
  child.on('message', (raw) => {
    const message = raw as FromMain;
    if (message.t === 'note') { notes.push(`${message.what}: ${message.detail}`); return; }
    if ('n' in message) { waiting.get(message.n)?.(message as never); waiting.delete(message.n); return; }
    if (message.t === 'open') contents.set(message.id, { partition: message.partition, preload: message.preload, page: null, last: Promise.resolve() });
    const entry = contents.get(message.id)!;
    entry.last = entry.last.then(() => act(message)).catch((error: unknown) => { notes.push(`harness: ${String(error)}`); });
  });

  const pageOf = (surface: string): Page | undefined => [...contents.values()].flatMap(({ page }) => page ?? []).find((page) => page.url().startsWith(`http://consigliere-${surface}.`));

  return {
    child, notes, strangers, laneBytes,
    page: (surface) => {
      const page = pageOf(surface);
      if (page === undefined) throw new Error(`The ${surface} has no page now.`);
      return page;
    },
    has: (surface) => pageOf(surface) !== undefined,
    deskPlace: () => place,
    closeWindow: () => { tell({ t: 'close window' }); },
    exited,
    output: () => output,
  };
}
