import { beforeAll, describe, expect, test } from 'vitest';
import { createContext, runInContext } from 'node:vm';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { channels } from '../../src-shared/contract/channels.ts';
import { readRenderer } from '../../src-main/serve/read-renderer.ts';
import { surfaceMethods } from '../../src-shared/contract/surface-methods.ts';
import { surfaces, type Surface } from '../../src-shared/contract/surfaces.ts';

/** The bundles as they are shipped. `npm test` has built them; alone, this builds what is missing. */
beforeAll(() => {
  if (['out/preload/console.cjs', 'out/preload/desk.cjs', 'out/renderer/console/index.html', 'out/main/web.js'].every((path) => existsSync(path))) return;
  execFileSync(process.execPath, ['node_modules/electron-vite/bin/electron-vite.js', 'build'], { stdio: 'pipe' });
}, 120_000);

/** All that a sandboxed preload may require (Electron's own list). */
const requirable = ['electron', 'electron/common', 'electron/renderer', 'events', 'timers', 'url', 'node:events', 'node:timers', 'node:url'];

interface Loaded {
  readonly exposed: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly invoked: unknown[][];
  readonly posted: unknown[][];
  readonly required: readonly string[];
  /** What main would send. */
  push(value: unknown): void;
  readonly listening: () => number;
}

/** Runs a built preload with nothing around it but what a sandboxed one has. */
function load(surface: Surface): Loaded {
  const exposed: Record<string, Readonly<Record<string, unknown>>> = {};
  const [invoked, posted, required]: [unknown[][], unknown[][], string[]] = [[], [], []];
  const listeners = new Set<(event: unknown, value: unknown) => void>();
  const event = { sender: 'ipcRenderer itself', ports: [] };
  const electron = {
    contextBridge: { exposeInMainWorld: (key: string, api: Readonly<Record<string, unknown>>) => { exposed[key] = api; } },
    ipcRenderer: {
      invoke: (...args: unknown[]) => { invoked.push(args); return Promise.resolve({ ok: true }); },
      postMessage: (...args: unknown[]) => { posted.push(['main', ...args]); },
      on: (_channel: string, listener: (event: unknown, value: unknown) => void) => { listeners.add(listener); },
      off: (_channel: string, listener: (event: unknown, value: unknown) => void) => { listeners.delete(listener); },
    },
  };
  const window = { location: { origin: `consigliere://${surface}` }, postMessage: (...args: unknown[]) => { posted.push(['page', ...args]); } };
  class MessageChannel { readonly port1 = 'port1'; readonly port2 = 'port2'; }
  const context = createContext({
    module: { exports: {} }, exports: {}, window, MessageChannel,
    require: (name: string) => {
      required.push(name);
      if (!requirable.includes(name)) throw new Error(`module not found: ${name}`);
      return name.startsWith('electron') ? electron : {};
    },
  });
  runInContext(readFileSync(`out/preload/${surface}.cjs`, 'utf8'), context);
  return { exposed, invoked, posted, required, push: (value) => { for (const listener of [...listeners]) listener(event, value); }, listening: () => listeners.size };
}

describe.each(surfaces)('the built preload of the %s', (surface) => {
  const call = (loaded: Loaded, request: unknown): Promise<unknown> => (loaded.exposed['consigliere']?.['call'] as (request: unknown) => Promise<unknown>)(request);

  test('needs Electron and nothing else, and gives the page exactly this', () => {
    const { exposed, required } = load(surface);
    expect(required).toEqual(['electron']);
    expect(Object.keys(exposed)).toEqual(['consigliere']);
    const bridge = exposed['consigliere'] ?? {};
    expect(Object.keys(bridge).sort()).toEqual(surface === 'console' ? ['call', 'host', 'onPush', 'openAudio', 'surface'] : ['call', 'host', 'onPush', 'surface']);
    expect([bridge['surface'], bridge['host'], Object.isFrozen(bridge)]).toEqual([surface, 'electron', true]);
  });

  test('lets the methods of its surface through on the one channel, and no other name', async () => {
    const loaded = load(surface);
    for (const method of surfaceMethods[surface]) await call(loaded, { v: 1, id: '1', method, input: {} });
    expect(loaded.invoked.map(([channel, request]) => [channel, (request as { method: string }).method])).toEqual(surfaceMethods[surface].map((method) => [channels.call, method]));
    const other = surfaceMethods[surface === 'console' ? 'desk' : 'console'].filter((method) => !(surfaceMethods[surface] as readonly string[]).includes(method));
    for (const request of [...other.map((method) => ({ method })), { method: 'constructor' }, { method: ['call.hangUp'] }, { method: { toString: () => 'call.hangUp' } }, {}, null, undefined, 'approval.approve', 1]) await expect(call(loaded, request)).rejects.toThrow('not a method');
    expect(loaded.invoked).toHaveLength(surfaceMethods[surface].length);
  });

  test('the page gets pushes without the event, and unsubscribing is real', () => {
    const loaded = load(surface);
    const got: unknown[][] = [];
    const subscribe = loaded.exposed['consigliere']?.['onPush'] as (listener: (...args: unknown[]) => void) => () => void;
    const [stopFirst] = [subscribe((...args) => { got.push(args); }), subscribe(() => {})];
    loaded.push({ kind: 'delta' });
    expect([got, loaded.listening()]).toEqual([[[{ kind: 'delta' }]], 2]);
    stopFirst();
    loaded.push({ kind: 'delta' });
    expect([got.length, loaded.listening()]).toEqual([1, 1]);
  });

  test('is small and whole: no second file, no library', () => {
    const text = readFileSync(`out/preload/${surface}.cjs`, 'utf8');
    expect(text.length).toBeLessThan(8_000);
    expect(text).not.toMatch(/ZodType|_zod|process\.|Buffer|__dirname|sourceMappingURL/);
    if (surface === 'desk') expect(load('desk').exposed['consigliere']).not.toHaveProperty('openAudio');
  });
});

test('the console’s preload sends one port to main and the other to its own page, nowhere else', () => {
  const loaded = load('console');
  (loaded.exposed['consigliere']?.['openAudio'] as () => void)();
  expect(loaded.posted).toEqual([['main', channels.audioPort, null, ['port1']], ['page', 'consigliere:audio-port', 'consigliere://console', ['port2']]]);
});

describe('the built screens', () => {
  const texts = (): { path: string; text: string }[] => readdirSync('out/renderer', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|css|html|json|svg|map)$/.test(entry.name)).map((entry) => ({ path: join(entry.parentPath, entry.name), text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));
  const having = (pattern: RegExp): string[] => texts().filter(({ text }) => pattern.test(text)).map(({ path }) => path);

  test('know no OpenAI host, hold no key, read no environment', () => {
    expect(texts().length).toBeGreaterThan(5);
    expect(having(/api\.openai\.com|openai\.com\/v1|wss:\/\//)).toEqual([]);
    expect(having(/sk-[A-Za-z0-9]{16,}|\bAC[0-9a-f]{32}\b|\bSK[0-9a-f]{32}\b|-----BEGIN/)).toEqual([]);
    expect(having(/process\.env|import\.meta\.env\./)).toEqual([]);
  });

  test('carry no source maps, and no word of the approving request outside the Desk', () => {
    expect(having(/sourceMappingURL/)).toEqual([]);
    expect(readdirSync('out/renderer', { recursive: true }).filter((name) => String(name).endsWith('.map'))).toEqual([]);
    const maps = readRenderer('out/renderer');
    if (!maps.ok) throw new Error(maps.error);
    const approving = (surface: Surface): string[] => [...maps.value[surface]].filter(([, { bytes }]) => bytes.includes('approval.approve')).map(([path]) => path);
    expect(approving('console')).toEqual([]);
    expect(approving('desk')).toHaveLength(1);
  });

  test('have no script, style or event handler written into their documents', () => {
    for (const { path, text } of texts().filter((each) => each.path.endsWith('.html'))) {
      expect([path, /<script(?![^>]*\bsrc=)[^>]*>/.test(text), /<style|\sstyle=|\son\w+=|javascript:/.test(text), /(src|href)="(https?:)?\/\//.test(text)]).toEqual([path, false, false, false]);
    }
  });

  test('the Desk reaches no library of the console', () => {
    const maps = readRenderer('out/renderer');
    if (!maps.ok) throw new Error(maps.error);
    for (const [path, { bytes }] of maps.value.desk) if (path.endsWith('.js')) expect([path, /react|zustand|lucide|standardized-audio/i.test(bytes.toString('utf8'))]).toEqual([path, false]);
  });
});
