import type { Bridge } from '../../src-shared/contract/bridge.ts';
import { createBridge } from '../../src-shared/contract/client/create-bridge.ts';
import { documentId } from './document-id.ts';
import { electronChannel } from './electron-channel.ts';
import { pageAfter } from './page-after.ts';
import { preloadBridge } from './preload-on-window.ts';
import { webChannel } from './web-channel.ts';

const prefix = '#ticket=';

/**
 * The Desk's bridge, whichever host this document is in. Call once a document.
 * In the web host each connection is authenticated by a single-use ticket; the first comes in the fragment, each connection brings the next,
 * and it is kept in the fragment, which no other site can read, so that reloading the frame works.
 */
export function connectDesk(): Bridge<'desk'> {
  const preload = preloadBridge('desk');
  if (preload !== null) return createBridge(electronChannel(preload), { after: null });
  return createBridge(webChannel({
    openSocket: () => {
      const ticket = location.hash.startsWith(prefix) ? location.hash.slice(prefix.length) : 'none';
      return new WebSocket(`ws://${location.host}/ws?doc=${documentId()}`, ['consigliere.v1', `ticket.${ticket}`]);
    },
    onTicket: (ticket) => { history.replaceState(null, '', `${prefix}${ticket}`); },
  }), { after: pageAfter });
}
