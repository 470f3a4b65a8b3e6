import { createBridge } from '../../src-shared/contract/client/create-bridge.ts';
import { createContractServer } from '../../src-main/contract-server/create-contract-server.ts';
import { createCountingIds } from '../fakes/counting-ids.ts';
import { createInbox, rawOver, timerAfter, untilUp, type Harness } from './harness.ts';
import { memoryAudioLane, memoryChannel } from '../../src-main/contract-server/memory-transport.ts';
import type { Bridge } from '../../src-shared/contract/bridge.ts';
import type { ContractChannel, OpenChannel } from '../../src-shared/contract/client/contract-channel.ts';
import type { Peer } from '../../src-shared/contract/handlers.ts';
import type { Surface } from '../../src-shared/contract/surfaces.ts';

export const memoryHarness: Harness = {
  name: 'memory',
  start({ service, clock, logger }) {
    const server = createContractServer(service, { clock, logger, ids: createCountingIds(), checkOutputs: true });
    const open: OpenChannel[] = [];
    const newest = new Map<Surface, OpenChannel>();
    let count = 0;
    const peerOf = (surface: Surface): Peer => ({ surface, peerId: `${surface}:memory:${++count}` });
    const channelOf = (surface: Surface): ContractChannel => {
      const channel = memoryChannel(server, peerOf(surface));
      return {
        open(events) {
          const opened = channel.open(events);
          open.push(opened);
          newest.set(surface, opened);
          return opened;
        },
      };
    };

    return Promise.resolve({
      reconnects: true,
      async bridge<S extends Surface>(surface: S): Promise<Bridge<S>> {
        const bridge = createBridge<S>(channelOf(surface), { after: timerAfter });
        await untilUp(bridge);
        return bridge;
      },
      raw: (surface) => rawOver(channelOf(surface)),
      lane: () => {
        const inbox = createInbox<Uint8Array>();
        let isClosed = (): void => {};
        const closed = new Promise<void>((resolve) => { isClosed = resolve; });
        const lane = memoryAudioLane({ service, peer: peerOf('console'), clock, logger, onFrame: inbox.put, onClose: () => { isClosed(); } });
        if (lane === null) throw new Error('the console has no lane');
        return Promise.resolve({ send: (frame) => { lane.receive(frame); }, next: inbox.next, close: () => { lane.closed(); }, closed });
      },
      lose: (surface) => { newest.get(surface)?.close(); },
      // Messages are delivered a turn later: whatever is pushed in one turn piles up.
      stall: () => {},
      stop: () => {
        for (const channel of open) channel.close();
        return Promise.resolve();
      },
    });
  },
};
