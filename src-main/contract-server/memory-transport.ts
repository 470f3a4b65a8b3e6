import { attachAudioLane, type AttachedLane } from './attach-audio-lane.ts';
import type { AudioLanePort, ContractService, Peer } from '../../src-shared/contract/handlers.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { ContractChannel } from '../../src-shared/contract/client/contract-channel.ts';
import type { ContractServer } from './create-contract-server.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { Surface } from '../../src-shared/contract/surfaces.ts';

/** The contract inside one process. Every message really becomes text and back, so nothing is shared by reference that another transport would copy. */
export function memoryChannel<S extends Surface>(server: ContractServer, peer: Peer<S>): ContractChannel {
  return {
    open(events) {
      let over = false;
      /** Texts on their way to the screen, delivered one a turn, in order. */
      const toScreen: string[] = [];
      let queuedBytes = 0;

      function deliver(message: unknown): void {
        const text = JSON.stringify(message);
        toScreen.push(text);
        queuedBytes += text.length;
        setImmediate(() => {
          const next = toScreen.shift();
          if (over || next === undefined) return;
          queuedBytes -= next.length;
          events.onMessage(JSON.parse(next));
        });
      }
      function down(): void {
        if (over) return;
        over = true;
        connection.close();
        events.onDown();
      }

      const connection = server.connect(peer, { send: deliver, backlogBytes: () => queuedBytes, close: down });
      setImmediate(() => {
        if (!over) events.onUp();
      });
      return {
        send(message) {
          const text = JSON.stringify(message);
          setImmediate(() => {
            if (over) return;
            void connection.receive(JSON.parse(text), peer).then((answer) => {
              if (!over) deliver(answer);
            });
          });
        },
        close: down,
      };
    },
  };
}

/** The audio lane inside one process: what a screen's end of it is. Frames are copied on the way. */
export function memoryAudioLane(deps: { readonly service: ContractService; readonly peer: Peer; readonly clock: Clock; readonly logger: Logger; readonly onFrame: (frame: Uint8Array) => void; readonly onClose: () => void }): AttachedLane | null {
  let over = false;
  const port: AudioLanePort = {
    send(frame) {
      const copy = frame.slice();
      setImmediate(() => {
        if (!over) deps.onFrame(copy);
      });
    },
    close() {
      if (over) return;
      over = true;
      deps.onClose();
    },
  };
  const lane = attachAudioLane({ ...deps, port });
  return lane === null ? null : {
    receive(frame) {
      const copy = frame.slice();
      setImmediate(() => { lane.receive(copy); });
    },
    closed() {
      over = true;
      lane.closed();
    },
  };
}
