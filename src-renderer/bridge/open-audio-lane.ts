import type { AudioLane } from './audio-lane.ts';
import { audioPortMessage, type ConsolePreloadBridge } from '../../src-shared/contract/client/preload-bridge.ts';
import { documentId } from './document-id.ts';
import type { FromLaneWorker, ToLaneWorker } from './lane-worker-messages.ts';
import { preloadBridge } from './preload-on-window.ts';

/** Opens the console's audio lane. One a document: a second one takes the first one's place in the core. */
export function openAudioLane(): AudioLane {
  const worker = new Worker(new URL('./audio-lane.worker.ts', import.meta.url), { type: 'module', name: 'audio-lane' });
  const tell = (message: ToLaneWorker, transfer: Transferable[] = []): void => { worker.postMessage(message, transfer); };
  let up = false;
  let waiting: (() => void)[] = [];
  worker.onmessage = (event: MessageEvent<FromLaneWorker>) => {
    ({ up } = event.data);
    if (!up) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };

  const preload = preloadBridge('console');
  if (preload === null) tell({ type: 'socket', url: `ws://${location.host}/audio?doc=${documentId()}` });
  else relayPort(preload, (port) => { tell({ type: 'port', port }, [port]); });

  return {
    stream(streamId) {
      const { port1, port2 } = new MessageChannel();
      tell({ type: 'stream', streamId, port: port2 }, [port2]);
      return port1;
    },
    ready: () => up ? Promise.resolve() : new Promise((resolve) => { waiting.push(resolve); }),
    close() {
      // The worker ends its streams and then itself; terminating it here would cut off the `end` frames.
      tell({ type: 'close' });
    },
  };
}

/** The preload cannot hand a port over the context bridge: it posts it to this window, and only this window is listened to. */
function relayPort(preload: ConsolePreloadBridge, take: (port: MessagePort) => void): void {
  const listen = (event: MessageEvent<unknown>): void => {
    const [port] = event.ports;
    if (event.source !== window || event.data !== audioPortMessage || port === undefined) return;
    window.removeEventListener('message', listen);
    take(port);
  };
  window.addEventListener('message', listen);
  preload.openAudio();
}
