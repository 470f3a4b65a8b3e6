import { audioPortMessage } from '../src-shared/contract/client/preload-bridge.ts';
import { channels } from '../src-shared/contract/channels.ts';
import type { IpcRenderer } from 'electron';

export interface RelayParts {
  readonly ipcRenderer: Pick<IpcRenderer, 'postMessage'>;
  /** The page's window; the port is posted to this very origin. */
  readonly page: { postMessage(message: string, targetOrigin: string, transfer: MessagePort[]): void; readonly location: { readonly origin: string } };
  readonly MessageChannel: new () => MessageChannel;
}

/** One end of a new channel to main, the other to the page: a context bridge cannot carry a port. */
export function relayAudioPort({ ipcRenderer, page, MessageChannel: Channel }: RelayParts): void {
  const { port1, port2 } = new Channel();
  ipcRenderer.postMessage(channels.audioPort, null, [port1]);
  page.postMessage(audioPortMessage, page.location.origin, [port2]);
}
