import type { Bridge } from '../../src-shared/contract/bridge.ts';
import { createBridge } from '../../src-shared/contract/client/create-bridge.ts';
import { documentId } from './document-id.ts';
import { electronChannel } from './electron-channel.ts';
import { pageAfter } from './page-after.ts';
import { preloadBridge } from './preload-on-window.ts';
import { webChannel } from './web-channel.ts';

/** The console's bridge, whichever host this page is in. Call once a document. */
export function connectConsole(): Bridge<'console'> {
  const preload = preloadBridge('console');
  if (preload !== null) return createBridge(electronChannel(preload), { after: null });
  return createBridge(webChannel({
    openSocket: () => new WebSocket(`ws://${location.host}/ws?doc=${documentId()}`, 'consigliere.v1'),
    onRefused: () => { void leaveWhenShutOut(); },
  }), { after: pageAfter });
}

/** After a restart of the web host this page's cookie opens nothing: loading `/` shows how to get in. */
async function leaveWhenShutOut(): Promise<void> {
  const answer = await fetch('/session').catch(() => null);
  if (answer?.status === 401) location.reload();
}
