import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { EventEmitter } from 'node:events';
import { join, resolve } from 'node:path';
import type { FromMain, Rect, Sender, ToMain } from './messages.ts';

/*
 * As much of Electron's main process as the built main bundle uses, its pages being Chromium's, driven by start-shell.ts. What is modelled:
 *  1. The scheme: `consigliere://X/…` is the origin `http://consigliere-X.localhost:PORT`, a port for each session; every request goes through the handler that main gave to that session's
 *     `protocol.handle`, and page, workers and worklets get its status, headers and bytes. The scheme's privileges are not modelled.
 *  2. A session is a browser context of its own. Permission handlers are taken and never asked; what a page may do is decided by Chromium and the headers.
 *  3. Each WebContents is a page. A WebContentsView is not laid over its window: its place sets the page's size and is recorded.
 *  4. The built preload runs before the page's scripts, in the page's world: no sandbox, no isolation of worlds; `contextBridge` hands over as it is.
 *  5. `did-navigate` comes before any message of the new document; pushes and ports for an old document are lost; `senderFrame` is null for its messages.
 *  6. Frames inside a page reach IPC (in Electron only a compromised renderer's would), with a `senderFrame` whose parent is the page's frame.
 *  7. Ports wait until `start()`, carry copies only, and end with their document.
 *  8. Navigation guards, window.open, webviews, downloads, focus, zoom, throttling and power do nothing here.
 *  9. The single-instance lock is a file in userData; a second start signals the first. `quit()` asks `before-quit`, closes the windows, says `quit`, and then
 *     only lets go of the spec: the process ends when nothing of ours holds it. That is stricter than Electron, which ends it anyway.
 * 10. safeStorage is a key chain that opens, and protects nothing.
 */

const tell = (message: FromMain): void => { if (process.connected) process.send?.(message); };
const note = (what: (FromMain & { t: 'note' })['what'], detail = ''): void => { tell({ t: 'note', what, detail }); };

class Port extends EventEmitter {
  #waiting: unknown[] | null = [];
  readonly #send: (data: Uint8Array | null) => void;
  #open = true;
  constructor(send: (data: Uint8Array | null) => void) { super(); this.#send = send; }
  start(): void { const before = this.#waiting ?? []; this.#waiting = null; for (const data of before) this.emit('message', { data, ports: [] }); }
  postMessage(data: Uint8Array, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new TypeError('Invalid value for transfer');
    if (this.#open) this.#send(data);
  }
  close(): void { if (this.#open) this.#send(null); this.ended(); }
  arrived(data: unknown): void { if (this.#waiting === null) this.emit('message', { data, ports: [] }); else this.#waiting.push(data); }
  ended(): void { if (!this.#open) return; this.#open = false; this.emit('close'); }
}

interface Frame { readonly url: string; readonly parent: Frame | null }
interface Options { readonly webPreferences: { readonly preload: string; readonly session: FakeSession } }

class Contents extends EventEmitter {
  static readonly all = new Map<number, Contents>();
  readonly id = Contents.all.size + 1;
  mainFrame: Frame = { url: '', parent: null };
  readonly ports = new Map<number, Port>();
  #doc = '';
  #destroyed = false;
  constructor({ webPreferences: { preload, session: own } }: Options) {
    super();
    Contents.all.set(this.id, this);
    tell({ t: 'open', id: this.id, partition: own.partition, preload });
    app.emit('web-contents-created', {}, this);
  }
  loadURL(url: string): Promise<void> {
    tell({ t: 'load', id: this.id, url });
    return new Promise((done) => { this.once('did-finish-load', () => done()); });
  }
  send(channel: string, ...args: unknown[]): void { tell({ t: 'push', id: this.id, doc: this.#doc, channel, args }); }
  isDestroyed(): boolean { return this.#destroyed; }
  focus(): void {}
  setWindowOpenHandler(): void {}
  navigated(doc: string, url: string): void {
    this.#doc = doc;
    this.mainFrame = { url, parent: null };
    this.#endPorts();
    this.emit('did-navigate', {}, url);
  }
  getURL(): string { return this.mainFrame.url; }
  gone(url: string): void { this.#doc = ''; this.mainFrame = { url, parent: null }; this.#endPorts(); this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }); }
  destroy(): void { this.#destroyed = true; this.#doc = ''; this.#endPorts(); tell({ t: 'closed', id: this.id }); this.emit('destroyed'); }
  eventOf({ doc, url }: Sender, ports: readonly number[] = []): object {
    for (const port of ports) this.ports.set(port, new Port((data) => { tell({ t: 'port', id: this.id, doc: this.#doc, port, data }); }));
    const made = ports.map((port) => this.ports.get(port));
    return { sender: this, ports: made, senderFrame: doc === null ? { url, parent: this.mainFrame } : doc === this.#doc ? this.mainFrame : null };
  }
  #endPorts(): void { for (const port of this.ports.values()) port.ended(); this.ports.clear(); }
}

class FakeSession extends EventEmitter {
  readonly partition: string;
  readonly handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
  readonly protocol = { handle: (scheme: string, handler: (request: Request) => Response): void => { this.handlers.set(scheme, handler); } };
  constructor(partition: string) { super(); this.partition = partition; }
  setPermissionCheckHandler(): void {}
  setPermissionRequestHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerEnabled(): void {}
}
const sessions = new Map<string, FakeSession>([['', new FakeSession('')]]);
export const session = {
  defaultSession: sessions.get(''),
  fromPartition(name: string): FakeSession { const found = sessions.get(name) ?? new FakeSession(name); sessions.set(name, found); return found; },
};

export class WebContentsView {
  readonly webContents: Contents;
  #visible = true;
  #rect: Rect = { x: 0, y: 0, width: 0, height: 0 };
  constructor(options: Options) { this.webContents = new Contents(options); }
  setBackgroundColor(): void {}
  setVisible(visible: boolean): void { this.#visible = visible; this.#tell(); }
  setBounds(rect: Rect): void { this.#rect = rect; this.#tell(); }
  #tell(): void { tell({ t: 'place', id: this.webContents.id, visible: this.#visible, rect: this.#rect }); }
}

export class BrowserWindow extends EventEmitter {
  static readonly all = new Set<BrowserWindow>();
  readonly webContents: Contents;
  readonly #children: WebContentsView[] = [];
  readonly contentView = { addChildView: (view: WebContentsView): void => { this.#children.push(view); } };
  constructor(options: Options) {
    super();
    BrowserWindow.all.add(this);
    this.webContents = new Contents(options);
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
  }
  show(): void { note('shown'); }
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean { return false; }
  setMenuBarVisibility(): void {}
  close(): void {
    if (!BrowserWindow.all.delete(this)) return;
    for (const { webContents } of [...this.#children, this]) webContents.destroy();
    this.emit('closed');
    if (BrowserWindow.all.size === 0) app.emit('window-all-closed');
  }
}

class App extends EventEmitter {
  readonly isPackaged = true;
  #userData = '';
  #quitting = false;
  enableSandbox(): void {}
  getAppPath(): string { return resolve(import.meta.dirname, '../../../..'); }
  getVersion(): string { return (JSON.parse(readFileSync(join(this.getAppPath(), 'package.json'), 'utf8')) as { version: string }).version; }
  setPath(_name: 'userData', path: string): void { this.#userData = path; }
  whenReady(): Promise<void> { return new Promise((ready) => { setImmediate(ready); }); }
  requestSingleInstanceLock(): boolean {
    mkdirSync(this.#userData, { recursive: true });
    const path = join(this.#userData, 'instance');
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
    } catch {
      process.kill(Number(readFileSync(path, 'utf8')), 'SIGUSR2');
      return false;
    }
    process.on('SIGUSR2', () => { note('second-instance'); this.emit('second-instance', {}, [], ''); });
    process.on('exit', () => { rmSync(path); });
    return true;
  }
  quit(): void {
    if (this.#quitting) return;
    const asked = { prevented: false, preventDefault(): void { this.prevented = true; } };
    this.emit('before-quit', asked);
    if (asked.prevented) return;
    this.#quitting = true;
    for (const window of BrowserWindow.all) window.close();
    this.emit('quit', {}, 0);
    if (process.connected) process.disconnect();
  }
  exit(code: number): void { process.exit(code); }
}
export const app = new App();

type Handler = (event: object, ...args: readonly unknown[]) => unknown;
const handlers = new Map<string, Handler>();
const listeners = new EventEmitter();
export const ipcMain = {
  handle(channel: string, handler: Handler): void { handlers.set(channel, handler); },
  on(channel: string, listener: (...args: unknown[]) => void): void { listeners.on(channel, listener); },
};
export const protocol = { registerSchemesAsPrivileged(): void {} };
export const dialog = { showErrorBox: (title: string, text: string): void => note('error box', `${title}: ${text}`) };
export const nativeTheme = { themeSource: 'system', shouldUseDarkColors: false };
export const powerSaveBlocker = { start(type: string): number { note('awake', type); return 1; }, stop(): void { note('asleep'); } };
export class Notification extends EventEmitter {
  readonly #title: string;
  constructor({ title }: { readonly title: string }) { super(); this.#title = title; }
  show(): void { note('notification', this.#title); }
  close(): void {}
}
const turned = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
export const safeStorage = {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptStringAsync: (text: string) => Promise.resolve(turned(Buffer.from(text))),
  decryptStringAsync: (sealed: Buffer) => Promise.resolve({ result: turned(sealed).toString(), shouldReEncrypt: false }),
};

async function serve({ n, partition, method, url }: ToMain & { t: 'serve' }): Promise<void> {
  const handler = sessions.get(partition)?.handlers.get(new URL(url).protocol.slice(0, -1));
  const answer = handler === undefined ? new Response(null, { status: 502 }) : await handler({ method, url } as Request);
  tell({ t: 'served', n, status: answer.status, headers: Object.fromEntries(answer.headers), body: new Uint8Array(await answer.arrayBuffer()) });
}
async function invoke({ n, id, from, channel, args }: ToMain & { t: 'invoke' }): Promise<void> {
  try {
    const handler = handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    tell({ t: 'reply', n, value: structuredClone(await handler(Contents.all.get(id)?.eventOf(from) ?? {}, ...args)) });
  } catch (error) {
    tell({ t: 'reply', n, error: `Error invoking remote method '${channel}': ${String(error)}` });
  }
}
process.on('message', (message: ToMain) => {
  switch (message.t) {
    case 'serve': void serve(message); return;
    case 'invoke': void invoke(message); return;
    case 'post': listeners.emit(message.channel, Contents.all.get(message.id)?.eventOf(message.from, message.ports), null); return;
    case 'port': { const port = Contents.all.get(message.id)?.ports.get(message.port); if (message.data === null) port?.ended(); else port?.arrived(message.data); return; }
    case 'document': Contents.all.get(message.id)?.navigated(message.doc, message.url); return;
    case 'loaded': Contents.all.get(message.id)?.emit('did-finish-load'); return;
    case 'gone': Contents.all.get(message.id)?.gone(message.url); return;
    case 'close window': for (const window of BrowserWindow.all) window.close();
  }
});
