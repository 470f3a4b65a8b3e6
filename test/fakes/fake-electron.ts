import { EventEmitter } from 'node:events';
import { MessageChannel, MessagePort } from 'node:worker_threads';

/*
 * As much of Electron as the contract's transport touches. What is modelled, and on what ground:
 *  1. ipcRenderer.invoke, ipcRenderer.postMessage, webContents.send and ports structured-clone what they carry; what cannot be cloned throws at the sender (docs: ipc, object serialization).
 *  2. Messages of one document arrive in order, later than the call that sent them.
 *  3. `event.senderFrame` is read when asked for, and is null once that document was navigated away or destroyed (electron.d.ts).
 *  4. ipcRenderer.postMessage and MessagePortMain.postMessage take ports only as transferables; an ArrayBuffer there is a TypeError (Electron's own specs).
 *  5. An ArrayBuffer transferred by a page over a port whose other end is main loses the payload (issue 37565): here it throws, so that no test passes by luck.
 *  6. Messages of a port wait in main until `start()`; closing one end is a `close` event at the other.
 *  7. contextBridge copies values, wraps functions, refuses class instances, and freezes what it exposes. Ports do not cross it.
 *  8. window.postMessage of the preload reaches the page's window with `event.source === window`, only if the origin matches.
 *  9. After a navigation, nothing of the old document is delivered, and the new one has listeners of its own.
 * 10. A rejected handler reaches the page as an Error with a text of Electron's own; only the message survives.
 */

type Listener = (...args: unknown[]) => void;
interface Frame { readonly url: string; readonly parent: Frame | null }
export interface FakeIpcEvent { readonly sender: FakeContents; readonly senderFrame: Frame | null; readonly ports: FakePortMain[] }

const later = (run: () => void): void => { setImmediate(run); };
const clone = <T>(value: T): T => structuredClone(value);

/** MessagePortMain over a port of worker_threads. */
export class FakePortMain extends EventEmitter {
  readonly #port: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
  }
  start(): void {
    this.#port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }
  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    onlyPorts(transfer);
    this.#port.postMessage(message);
  }
  close(): void { this.#port.close(); }
}

function onlyPorts(transfer: readonly unknown[]): asserts transfer is MessagePort[] {
  if (!transfer.every((each) => each instanceof MessagePort)) throw new TypeError('Invalid value for transfer');
}

/** A channel of the page: its ports refuse to transfer buffers (assumption 5). */
export class FakeMessageChannel {
  readonly port1: MessagePort;
  readonly port2: MessagePort;
  constructor() {
    ({ port1: this.port1, port2: this.port2 } = new MessageChannel());
    for (const port of [this.port1, this.port2]) {
      const post = port.postMessage.bind(port);
      port.postMessage = (message: unknown, transfer: readonly unknown[] = []) => {
        onlyPorts(transfer);
        post(message, transfer);
      };
    }
  }
}

export class FakeIpcMain {
  readonly handlers = new Map<string, (event: FakeIpcEvent, ...args: unknown[]) => unknown>();
  readonly listeners = new EventEmitter();
  handle(channel: string, handler: (event: never, ...args: never[]) => unknown): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler as (event: FakeIpcEvent, ...args: unknown[]) => unknown);
  }
  on(channel: string, listener: (event: never, ...args: never[]) => void): this {
    this.listeners.on(channel, listener as Listener);
    return this;
  }
}

/** One loaded document: what its preload and its page see. */
export class FakeDocument {
  readonly frame: Frame;
  readonly pushes = new EventEmitter();
  readonly window: FakeWindow;
  alive = true;
  readonly #contents: FakeContents;

  constructor(contents: FakeContents, url: string, parent: Frame | null = null) {
    this.#contents = contents;
    this.frame = { url, parent };
    const { protocol, host } = new URL(url);
    this.window = new FakeWindow(`${protocol}//${host}`);
  }

  readonly ipcRenderer = {
    invoke: (channel: string, ...args: unknown[]): Promise<unknown> => {
      const sent = clone(args);
      return new Promise((resolve, reject) => {
        later(() => {
          const handler = this.#contents.ipcMain.handlers.get(channel);
          const failed = (error: unknown): void => {
            const text = error instanceof Error ? error.message : String(error);
            if (this.alive) reject(new Error(`Error invoking remote method '${channel}': ${text}`));
          };
          if (handler === undefined) { failed(new Error(`No handler registered for '${channel}'`)); return; }
          Promise.resolve().then(() => handler(this.#event([]), ...sent)).then((value) => {
            const answer = clone(value);
            later(() => { if (this.alive) resolve(answer); });
          }).catch(failed);
        });
      });
    },
    postMessage: (channel: string, message: unknown, transfer: readonly unknown[] = []): void => {
      onlyPorts(transfer);
      const sent = clone(message);
      const ports = transfer.map((port) => new FakePortMain(port));
      later(() => this.#contents.ipcMain.listeners.emit(channel, this.#event(ports), sent));
    },
    on: (channel: string, listener: (event: never, ...args: never[]) => void): unknown => this.pushes.on(channel, listener as Listener),
    off: (channel: string, listener: (event: never, ...args: never[]) => void): unknown => this.pushes.off(channel, listener as Listener),
  };

  readonly contextBridge = {
    exposeInMainWorld: (key: string, api: unknown): void => { this.window.exposed[key] = crossBridge(api); },
  };

  #event(ports: FakePortMain[]): FakeIpcEvent {
    const { frame } = this;
    const isAlive = (): boolean => this.alive;
    return { sender: this.#contents, ports, get senderFrame() { return isAlive() ? frame : null; } };
  }
}

function crossBridge(value: unknown): unknown {
  if (typeof value === 'function') {
    return (...args: unknown[]) => {
      const answer = (value as (...all: unknown[]) => unknown)(...args.map(crossBridge));
      return answer instanceof Promise ? answer.then(crossBridge) : crossBridge(answer);
    };
  }
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && !Array.isArray(value)) throw new Error('An object could not be cloned over the context bridge.');
  const isData = !Object.values(value).some((each) => typeof each === 'function');
  return isData ? clone(value) : Object.freeze(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, crossBridge(each)])));
}

/** The page's window, as far as messages to itself go. */
export class FakeWindow {
  readonly exposed: Record<string, unknown> = {};
  readonly location: { readonly origin: string };
  readonly #listeners = new Set<(event: { readonly source: unknown; readonly data: unknown; readonly ports: readonly MessagePort[] }) => void>();
  constructor(origin: string) { this.location = { origin }; }
  postMessage(data: unknown, targetOrigin: string, transfer: readonly unknown[] = []): void {
    onlyPorts(transfer);
    const sent = clone(data);
    if (targetOrigin !== this.location.origin) return;
    later(() => { for (const listener of [...this.#listeners]) listener({ source: this, data: sent, ports: transfer }); });
  }
  addEventListener(_type: 'message', listener: (event: { readonly source: unknown; readonly data: unknown; readonly ports: readonly MessagePort[] }) => void): void { this.#listeners.add(listener); }
}

/** A WebContents with one document at a time. */
export class FakeContents extends EventEmitter {
  static #count = 0;
  readonly id = ++FakeContents.#count;
  readonly ipcMain: FakeIpcMain;
  document: FakeDocument;
  #destroyed = false;
  /** Pushes are held back while the page hangs. */
  hangs = false;

  constructor(ipcMain: FakeIpcMain, url: string) {
    super();
    this.ipcMain = ipcMain;
    this.document = new FakeDocument(this, url);
  }
  get mainFrame(): Frame { return this.document.frame; }
  isDestroyed(): boolean { return this.#destroyed; }
  send(channel: string, ...args: unknown[]): void {
    const sent = clone(args);
    const { document } = this;
    later(() => { if (document.alive && !this.hangs) document.pushes.emit(channel, {}, ...sent); });
  }
  /** Loads a new document; the old one is gone at once. */
  navigate(url: string): FakeDocument {
    this.document.alive = false;
    this.document = new FakeDocument(this, url);
    this.emit('did-navigate', {}, url);
    return this.document;
  }
  /** A frame inside the page, which must never be listened to. */
  addFrame(url: string): FakeDocument { return new FakeDocument(this, url, this.mainFrame); }
  destroy(): void {
    this.document.alive = false;
    this.#destroyed = true;
    this.emit('destroyed');
  }
}
