import type { MessagePort as NodePort } from 'node:worker_threads';
import { createBridge } from '../../src-shared/contract/client/create-bridge.ts';
import { createContractServer } from '../../src-main/contract-server/create-contract-server.ts';
import { createCountingIds } from '../fakes/counting-ids.ts';
import { createElectronTransport, type ElectronTransportDeps } from '../../src-main/host-electron/electron-transport.ts';
import { createInbox, rawOver, untilUp, type Harness } from './harness.ts';
import { electronChannel } from '../../src-renderer/bridge/electron-channel.ts';
import { exposeBridge, type PreloadParts } from '../../src-preload/expose-bridge.ts';
import { FakeContents, FakeIpcMain, FakeMessageChannel, type FakeDocument } from '../fakes/fake-electron.ts';
import { pageOf } from '../../src-main/host-electron/own-pages.ts';
import { relayAudioPort, type RelayParts } from '../../src-preload/relay-audio-port.ts';
import { channels } from '../../src-shared/contract/channels.ts';
import type { Bridge } from '../../src-shared/contract/bridge.ts';
import type { ConsolePreloadBridge, PreloadBridge } from '../../src-shared/contract/client/preload-bridge.ts';
import type { ContractChannel } from '../../src-shared/contract/client/contract-channel.ts';
import type { Surface } from '../../src-shared/contract/surfaces.ts';
import type { SurfaceContents } from '../../src-main/host-electron/surface-connection.ts';

/** The shipped transport and preload code over the fake Electron. */
export const electronHarness: Harness = {
  name: 'electron',
  start({ service, clock, logger }) {
    const ipcMain = new FakeIpcMain();
    const server = createContractServer(service, { clock, logger, ids: createCountingIds(), checkOutputs: true });
    const transport = createElectronTransport({ ipcMain: ipcMain as unknown as ElectronTransportDeps['ipcMain'], service, server, clock, logger });
    const newest = new Map<Surface, FakeContents>();
    const all: FakeContents[] = [];
    const ports: NodePort[] = [];

    function load(surface: Surface): FakeContents {
      const contents = new FakeContents(ipcMain, pageOf(surface));
      all.push(contents);
      newest.set(surface, contents);
      transport.add(surface, contents as unknown as SurfaceContents, () => { runPreload(surface, contents.navigate(pageOf(surface))); });
      runPreload(surface, contents.document);
      return contents;
    }
    const exposedBy = ({ window }: FakeDocument): PreloadBridge => window.exposed['consigliere'] as PreloadBridge;

    return Promise.resolve({
      reconnects: false,
      async bridge<S extends Surface>(surface: S): Promise<Bridge<S>> {
        const bridge = createBridge<S>(electronChannel(exposedBy(load(surface).document)), { after: null });
        await untilUp(bridge);
        return bridge;
      },
      // Past the preload's own list as well: a compromised page process can send on the channel whatever it likes.
      raw: (surface) => {
        const { document } = load(surface);
        const channel: ContractChannel = {
          open(events) {
            queueMicrotask(() => { events.onUp(); });
            return { send: (message) => { document.ipcRenderer.invoke(channels.call, message).then((reply) => { events.onMessage(reply); }, () => { events.onDown(); }); }, close: () => {} };
          },
        };
        return rawOver(channel);
      },
      lane: () => {
        const { document } = newest.get('console') ?? load('console');
        const inbox = createInbox<Uint8Array>();
        return new Promise((resolve) => {
          document.window.addEventListener('message', ({ source, ports: [port] }) => {
            if (source !== document.window || port === undefined) return;
            ports.push(port);
            const closed = new Promise<void>((settle) => { port.once('close', () => { settle(); }); });
            port.on('message', (frame: Uint8Array) => { inbox.put(frame); });
            resolve({ send: (frame) => { port.postMessage(frame); }, next: inbox.next, close: () => { port.close(); }, closed });
          });
          (exposedBy(document) as ConsolePreloadBridge).openAudio();
        });
      },
      lose: (surface) => { newest.get(surface)?.navigate(pageOf(surface)); },
      stall: (surface) => { newest.get(surface)?.emit('unresponsive'); },
      stop: () => {
        for (const contents of all) contents.destroy();
        for (const port of ports) port.close();
        return Promise.resolve();
      },
    });
  },
};

function runPreload(surface: Surface, document: FakeDocument): void {
  const parts = { contextBridge: document.contextBridge, ipcRenderer: document.ipcRenderer } as unknown as PreloadParts;
  const relay = { ipcRenderer: document.ipcRenderer, page: document.window, MessageChannel: FakeMessageChannel } as unknown as RelayParts;
  exposeBridge(surface, parts, surface === 'console' ? { openAudio: () => { relayAudioPort(relay); } } : {});
}
