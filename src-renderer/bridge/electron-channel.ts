import type { ContractChannel } from '../../src-shared/contract/client/contract-channel.ts';
import type { PreloadBridge } from '../../src-shared/contract/client/preload-bridge.ts';

/** The contract over Electron's preload. It is up as long as the document lives: main loads the document anew when it loses it. */
export function electronChannel(preload: PreloadBridge): ContractChannel {
  return {
    open(events) {
      let over = false;
      const down = (): void => {
        if (over) return;
        over = true;
        stop();
        events.onDown();
      };
      const stop = preload.onPush((push) => {
        if (!over) events.onMessage(push);
      });
      // After `open` has returned, as with any other transport.
      queueMicrotask(() => {
        if (!over) events.onUp();
      });
      return {
        send(message) {
          preload.call(message).then((reply) => {
            if (!over) events.onMessage(reply);
          }, down);
        },
        close: down,
      };
    },
  };
}
