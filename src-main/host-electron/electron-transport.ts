import { channels } from '../../src-shared/contract/channels.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { ContractServer } from '../contract-server/create-contract-server.ts';
import type { ContractService } from '../../src-shared/contract/handlers.ts';
import { createSurfaceConnection, type SurfaceConnection, type SurfaceContents } from './surface-connection.ts';
import type { Disposer } from '../../src-shared/domain/disposer.ts';
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron/main';
import { isOwnPage } from './own-pages.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { Surface } from '../../src-shared/contract/surfaces.ts';

export interface ElectronTransportDeps {
  readonly ipcMain: Pick<IpcMain, 'handle' | 'on'>;
  readonly service: ContractService;
  readonly server: ContractServer;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface ElectronTransport {
  /** Serves a surface in these contents until disposed. */
  add(surface: Surface, contents: SurfaceContents, onDropped: () => void): Disposer;
}

interface Entry { readonly surface: Surface; readonly contents: SurfaceContents; readonly connection: SurfaceConnection }

/** The contract over Electron's IPC: one channel for requests, one for pushes, one for the audio port. The only user of ipcMain. */
export function createElectronTransport({ ipcMain, service, server, clock, logger }: ElectronTransportDeps): ElectronTransport {
  const entries = new Set<Entry>();

  /** Read at once: `senderFrame` becomes null as soon as the frame navigates. */
  function entryOf(event: Pick<IpcMainInvokeEvent | IpcMainEvent, 'sender' | 'senderFrame'>): Entry | null {
    const frame = event.senderFrame;
    const entry = [...entries].find(({ contents }) => contents.id === event.sender.id);
    if (entry === undefined || frame === null || frame.parent !== null || frame !== entry.contents.mainFrame) return null;
    return isOwnPage(frame.url, entry.surface) ? entry : null;
  }

  ipcMain.handle(channels.call, (event, message: unknown) => {
    const entry = entryOf(event);
    if (entry === null) {
      logger.warn('electron.stranger', { channel: channels.call });
      return server.refuseStranger(message);
    }
    const { peer, connection } = entry.connection.current();
    return connection.receive(message, peer);
  });

  ipcMain.on(channels.audioPort, (event) => {
    const [port] = event.ports;
    const entry = entryOf(event);
    if (entry !== null && port !== undefined && event.ports.length === 1) { entry.connection.openAudio(port); return; }
    logger.warn('electron.stranger', { channel: channels.audioPort });
    for (const each of event.ports) each.close();
  });

  return {
    add(surface, contents, onDropped) {
      const entry: Entry = { surface, contents, connection: createSurfaceConnection({ surface, contents, service, server, clock, logger, onDropped }) };
      entries.add(entry);
      return () => {
        if (entries.delete(entry)) entry.connection.close();
      };
    },
  };
}
