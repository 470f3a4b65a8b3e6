import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import { consoleOrigin, deskOrigin, deskTicket, signIn, socket } from '../fakes/web-client.ts';
import { createBridge } from '../../src-shared/contract/client/create-bridge.ts';
import { createContractServer } from '../../src-main/contract-server/create-contract-server.ts';
import { createCountingIds } from '../fakes/counting-ids.ts';
import { createInbox, rawOver, timerAfter, untilUp, type Harness } from './harness.ts';
import { startWebHost } from '../../src-main/host-web/start-web-host.ts';
import { webChannel, type WebSocketLike } from '../../src-renderer/bridge/web-channel.ts';
import type { Bridge } from '../../src-shared/contract/bridge.ts';
import type { ContractChannel } from '../../src-shared/contract/client/contract-channel.ts';
import type { Surface } from '../../src-shared/contract/surfaces.ts';

/** The shipped web host on a port of the system's choosing, and the shipped channel over real sockets. */
export const webHarness: Harness = {
  name: 'web',
  async start({ service, clock, logger }) {
    const server = createContractServer(service, { clock, logger, ids: createCountingIds(), checkOutputs: true });
    const started = await startWebHost({ service, server, clock, logger, assets: { console: new Map(), desk: new Map() }, port: 0 });
    if (!started.ok) throw new Error(started.error.text);
    const { port, launchUrl, stop } = started.value;
    const cookie = await signIn(port, launchUrl);
    const newest = new Map<Surface, WebSocket>();
    const bridges: { close(): void }[] = [];
    const sockets: WebSocket[] = [];
    let consoleDocument = randomUUID();

    const remember = (surface: Surface, opened: WebSocket): WebSocketLike => {
      opened.on('error', () => {});
      newest.set(surface, opened);
      sockets.push(opened);
      return opened;
    };
    async function channelOf(surface: Surface): Promise<ContractChannel> {
      const documentId = randomUUID();
      if (surface === 'console') {
        consoleDocument = documentId;
        return webChannel({ openSocket: () => remember('console', socket(port, { host: 'console.localhost', path: `/ws?doc=${documentId}`, origin: consoleOrigin(port), cookie, protocols: ['consigliere.v1'] })) });
      }
      let ticket = await deskTicket(port, cookie);
      return webChannel({
        openSocket: () => remember('desk', socket(port, { host: 'desk.localhost', path: `/ws?doc=${documentId}`, origin: deskOrigin(port), protocols: ['consigliere.v1', `ticket.${ticket}`] })),
        onTicket: (next) => { ticket = next; },
      });
    }

    return {
      reconnects: true,
      async bridge<S extends Surface>(surface: S): Promise<Bridge<S>> {
        const bridge = createBridge<S>(await channelOf(surface), { after: timerAfter });
        bridges.push(bridge);
        await untilUp(bridge);
        return bridge;
      },
      raw: async (surface) => rawOver(await channelOf(surface)),
      lane: () => {
        const inbox = createInbox<Uint8Array>();
        const lane = socket(port, { host: 'console.localhost', path: `/audio?doc=${consoleDocument}`, origin: consoleOrigin(port), cookie });
        sockets.push(lane);
        const closed = new Promise<void>((resolve) => { lane.on('close', () => { resolve(); }); });
        lane.on('error', () => {});
        lane.on('message', (data: Buffer) => { inbox.put(new Uint8Array(data)); });
        return new Promise((resolve) => {
          lane.on('open', () => { resolve({ send: (frame) => { lane.send(frame); }, next: inbox.next, close: () => { lane.close(); }, closed }); });
        });
      },
      lose: (surface) => { newest.get(surface)?.terminate(); },
      // Client and server share this thread: whatever is pushed in one turn piles up once the kernel's buffers are full.
      stall: () => {},
      stop: async () => {
        for (const bridge of bridges) bridge.close();
        for (const each of sockets) each.terminate();
        await stop();
      },
    };
  },
};
