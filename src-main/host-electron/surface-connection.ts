import { attachAudioLane, type AttachedLane } from '../contract-server/attach-audio-lane.ts';
import { channels } from '../../src-shared/contract/channels.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { ContractConnection, ContractServer } from '../contract-server/create-contract-server.ts';
import type { ContractService, Peer } from '../../src-shared/contract/handlers.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { MessagePortMain, WebContents } from 'electron/main';
import type { Surface } from '../../src-shared/contract/surfaces.ts';

/** The part of a WebContents that the transport uses. */
export type SurfaceContents = Pick<WebContents, 'id' | 'mainFrame' | 'send' | 'isDestroyed' | 'on' | 'off'>;

export interface SurfaceConnectionDeps {
  readonly surface: Surface;
  readonly contents: SurfaceContents;
  readonly service: ContractService;
  readonly server: ContractServer;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The page did not keep up: it must be loaded anew. */
  readonly onDropped: () => void;
}

/** One surface's documents, one after the other: each load is a new peer, connected at its first message. */
export interface SurfaceConnection {
  /** The document's connection and who it is. */
  current(): { readonly peer: Peer; readonly connection: ContractConnection };
  /** The document's audio lane; an earlier one ends. */
  openAudio(port: MessagePortMain): void;
  close(): void;
}

export function createSurfaceConnection({ surface, contents, service, server, clock, logger, onDropped }: SurfaceConnectionDeps): SurfaceConnection {
  let loads = 0;
  let now: { readonly peer: Peer; readonly connection: ContractConnection } | null = null;
  let lane: { readonly attached: AttachedLane; readonly port: MessagePortMain } | null = null;
  /** Electron tells no backlog; while it says that the page hangs, what is sent piles up. */
  let hungBytes: number | null = null;

  function endLane(): void {
    const before = lane;
    lane = null;
    before?.attached.closed();
    before?.port.close();
  }
  function endDocument(): void {
    endLane();
    now?.connection.close();
    now = null;
    hungBytes = null;
  }
  const hung = (): void => { hungBytes ??= 0; };
  const back = (): void => { hungBytes = null; };
  contents.on('did-navigate', endDocument);
  contents.on('render-process-gone', endDocument);
  contents.on('destroyed', endDocument);
  contents.on('unresponsive', hung);
  contents.on('responsive', back);

  function current(): { readonly peer: Peer; readonly connection: ContractConnection } {
    if (now !== null) return now;
    loads += 1;
    const peer: Peer = { surface, peerId: `${surface}:electron:${contents.id}:${loads}` };
    const connection = server.connect(peer, {
      send(push) {
        if (contents.isDestroyed()) return;
        if (hungBytes !== null) hungBytes += JSON.stringify(push).length;
        contents.send(channels.push, push);
      },
      backlogBytes: () => hungBytes ?? 0,
      close: () => {
        endDocument();
        onDropped();
      },
    });
    now = { peer, connection };
    return now;
  }

  return {
    current,
    openAudio(port) {
      endLane();
      const attached = attachAudioLane({
        service, clock, logger, peer: current().peer,
        port: {
          // Copied, never transferred; a view would drag its whole buffer along.
          send: (frame) => { port.postMessage(frame.byteLength === frame.buffer.byteLength ? frame : frame.slice()); },
          close: () => { port.close(); },
        },
      });
      if (attached === null) { port.close(); return; }
      lane = { attached, port };
      port.on('message', ({ data }: { readonly data: unknown }) => {
        if (data instanceof Uint8Array) attached.receive(data);
      });
      port.on('close', () => { attached.closed(); });
      port.start();
    },
    close() {
      endDocument();
      contents.off('did-navigate', endDocument);
      contents.off('render-process-gone', endDocument);
      contents.off('destroyed', endDocument);
      contents.off('unresponsive', hung);
      contents.off('responsive', back);
    },
  };
}
