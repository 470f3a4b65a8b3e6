import { beforeEach, describe, expect, test } from 'vitest';
import { channels } from '../../../../src-shared/contract/channels.ts';
import { contractVersion } from '../../../../src-shared/contract/version.ts';
import { createContractServer } from '../../../../src-main/contract-server/create-contract-server.ts';
import { createCountingIds } from '../../../fakes/counting-ids.ts';
import { createElectronTransport, type ElectronTransport, type ElectronTransportDeps } from '../../../../src-main/host-electron/electron-transport.ts';
import { createFakeClock } from '../../../fakes/fake-clock.ts';
import { createFakeService, type FakeService } from '../../../fakes/fake-service.ts';
import { createQuietLogger } from '../../../fakes/quiet-logger.ts';
import { FakeContents, FakeIpcMain, FakeMessageChannel, type FakeDocument } from '../../../fakes/fake-electron.ts';
import type { SurfaceContents } from '../../../../src-main/host-electron/surface-connection.ts';

const consolePage = 'consigliere://console/';
const request = { v: contractVersion, id: 'r', method: 'notice.dismiss', input: { noticeId: 'n' } };
const ask = async (document: FakeDocument, message: unknown = request): Promise<unknown> => {
  const reply = await document.ipcRenderer.invoke(channels.call, message) as { ok: boolean; error?: { code: string } };
  return reply.ok ? 'ok' : reply.error?.code;
};

describe('who is listened to', () => {
  let ipcMain: FakeIpcMain;
  let service: FakeService;
  let transport: ElectronTransport;
  const add = (surface: 'console' | 'desk', contents: FakeContents) => transport.add(surface, contents as unknown as SurfaceContents, () => {});

  beforeEach(() => {
    ipcMain = new FakeIpcMain();
    service = createFakeService();
    const [clock, logger] = [createFakeClock(), createQuietLogger()];
    transport = createElectronTransport({ ipcMain: ipcMain as unknown as ElectronTransportDeps['ipcMain'], service, server: createContractServer(service, { clock, logger, ids: createCountingIds() }), clock, logger });
  });

  test('the main frame of a known page on its own origin', async () => {
    const contents = new FakeContents(ipcMain, consolePage);
    add('console', contents);
    expect(await ask(contents.document)).toBe('ok');
  });

  test.each(['https://console/', 'consigliere://desk/', 'consigliere://console.evil.example/', 'consigliere://console:9/', 'consigliere://x@console/', 'consigliere-evil://console/', 'about:blank', 'data:text/html,x'])('not a page at %s', async (url) => {
    const contents = new FakeContents(ipcMain, url);
    add('console', contents);
    expect([await ask(contents.document), service.requests]).toEqual(['wrong_sender', []]);
  });

  test('not a frame inside the page, even on its origin', async () => {
    const contents = new FakeContents(ipcMain, consolePage);
    add('console', contents);
    expect(await ask(contents.addFrame(consolePage))).toBe('wrong_sender');
  });

  test('not contents nobody made known, nor any more once removed', async () => {
    const stranger = new FakeContents(ipcMain, consolePage);
    expect(await ask(stranger.document)).toBe('wrong_sender');
    const contents = new FakeContents(ipcMain, consolePage);
    const remove = add('console', contents);
    await ask(contents.document);
    remove();
    expect([await ask(contents.document), service.listeners('console')]).toEqual(['wrong_sender', 0]);
  });

  test('not a document that navigated away while its message was under way', async () => {
    const contents = new FakeContents(ipcMain, consolePage);
    add('console', contents);
    const old = contents.document;
    void old.ipcRenderer.invoke(channels.call, request);
    contents.navigate(consolePage);
    expect(await ask(contents.document)).toBe('ok');
    expect(service.requests).toHaveLength(1);
  });

  test('each load of a page is another peer; the old one’s deltas end', async () => {
    const contents = new FakeContents(ipcMain, consolePage);
    add('console', contents);
    await ask(contents.document);
    const first = service.requests[0]?.peer.peerId;
    await ask(contents.navigate(consolePage));
    expect(service.requests[1]?.peer.peerId).not.toBe(first);
    expect(service.listeners('console')).toBe(1);
    contents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(service.listeners('console')).toBe(0);
  });

  test('the Desk is given no audio lane, and a stranger’s port is closed', async () => {
    const desk = new FakeContents(ipcMain, 'consigliere://desk/');
    add('desk', desk);
    for (const document of [desk.document, new FakeContents(ipcMain, consolePage).document]) {
      const { port1, port2 } = new FakeMessageChannel();
      const closed = new Promise<void>((resolve) => { port2.once('close', () => { resolve(); }); });
      port2.start();
      document.ipcRenderer.postMessage(channels.audioPort, null, [port1]);
      await closed;
    }
    expect(service.lanes).toEqual([]);
  });
});

describe('the fake refuses what Electron refuses', () => {
  const contents = new FakeContents(new FakeIpcMain(), consolePage);
  const { ipcRenderer } = contents.document;
  test('values that cannot be cloned, and buffers as transferables', async () => {
    expect(() => ipcRenderer.invoke('c', () => 1)).toThrow();
    expect(() => { contents.send('c', { f: () => 1 }); }).toThrow();
    expect(() => { ipcRenderer.postMessage('c', null, [new ArrayBuffer(2)]); }).toThrow(TypeError);
    expect(() => { new FakeMessageChannel().port1.postMessage('x', [new ArrayBuffer(2)]); }).toThrow(TypeError);
    await expect(ipcRenderer.invoke('nobody')).rejects.toThrow('No handler registered');
  });
});
