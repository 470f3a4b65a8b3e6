import { createLaneHub, type LaneHub } from './lane-hub.ts';
import { frameKinds } from '../../src-shared/audio/frame.ts';
import type { FromLaneWorker, ToLaneWorker } from './lane-worker-messages.ts';
import { reconnectDelayMs } from '../../src-shared/contract/client/reconnect-delay.ts';

/** Sound waiting in the socket beyond this is too old to send: 1.3 s. */
const mostBufferedBytes = 64 * 1024;

const hub = createLaneHub();
const tell = (message: FromLaneWorker): void => { self.postMessage(message); };
let attempt = 0;

self.onmessage = (event: MessageEvent<ToLaneWorker>) => {
  const message = event.data;
  switch (message.type) {
    case 'socket': openSocket(hub, message.url); return;
    case 'port': takePort(hub, message.port); return;
    case 'stream': hub.attach(message.streamId, message.port); return;
    case 'close': hub.setCore(null); self.close();
  }
};

function openSocket(to: LaneHub, url: string): void {
  const socket = new WebSocket(url);
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => {
    attempt = 0;
    to.setCore((frame) => {
      const isSound = new Uint8Array(frame)[2] === frameKinds.pcm;
      if (!isSound || socket.bufferedAmount < mostBufferedBytes) socket.send(frame);
    });
    tell({ type: 'state', up: true });
  };
  socket.onmessage = (event: MessageEvent<unknown>) => {
    if (event.data instanceof ArrayBuffer) to.fromCore(event.data);
  };
  socket.onclose = () => {
    to.setCore(null);
    tell({ type: 'state', up: false });
    setTimeout(() => { openSocket(to, url); }, reconnectDelayMs(attempt));
    attempt += 1;
  };
}

function takePort(to: LaneHub, port: MessagePort): void {
  port.onmessage = (event: MessageEvent<unknown>) => {
    const { data } = event;
    if (data instanceof ArrayBuffer) to.fromCore(data);
    else if (data instanceof Uint8Array) to.fromCore(data.slice().buffer);
  };
  // Never with a transfer list: main loses the payload of a transferred ArrayBuffer.
  to.setCore((frame) => { port.postMessage(new Uint8Array(frame)); });
  tell({ type: 'state', up: true });
}
