import { encodeFrame, frameHeaderBytes, frameKinds, initialCredit } from '../../src-shared/audio/frame.ts';

const mostEarlyStreams = 16;

/** The part of a MessagePort the hub needs. */
export interface StreamPort {
  onmessage: ((event: never) => void) | null;
  postMessage(message: ArrayBuffer, transfer: ArrayBuffer[]): void;
  close(): void;
}

/** Deals the core's one lane out to one port a stream, and back. Runs in the lane's worker. */
export interface LaneHub {
  attach(streamId: number, port: StreamPort): void;
  /** A frame from the core. The buffer is the hub's from now on. */
  fromCore(frame: ArrayBuffer): void;
  /** How to reach the core; null = lost: every stream hears `end`. */
  setCore(send: ((frame: ArrayBuffer) => void) | null): void;
}

export function createLaneHub(): LaneHub {
  const ports = new Map<number, StreamPort>();
  /** Frames of streams nobody asked for yet, oldest stream first. */
  const early = new Map<number, ArrayBuffer[]>();
  let toCore: ((frame: ArrayBuffer) => void) | null = null;

  function keepEarly(streamId: number, frame: ArrayBuffer): void {
    const kept = early.get(streamId) ?? [];
    early.set(streamId, kept);
    kept.push(frame);
    if (kept.length > initialCredit) kept.shift();
    const oldest = early.keys().next();
    if (early.size > mostEarlyStreams && oldest.done !== true) early.delete(oldest.value);
  }

  function deliver(streamId: number, port: StreamPort, frame: ArrayBuffer): void {
    const ended = new Uint8Array(frame)[2] === frameKinds.end;
    port.postMessage(frame, [frame]);
    if (ended) forget(streamId, port);
  }

  function forget(streamId: number, port: StreamPort): void {
    port.onmessage = null;
    if (ports.get(streamId) === port) ports.delete(streamId);
  }

  function endAll(): void {
    for (const [streamId, port] of [...ports]) {
      deliver(streamId, port, encodeFrame({ kind: 'end', streamId, seq: 0, value: 0, samples: new Int16Array(0) }).buffer);
    }
    early.clear();
  }

  return {
    attach(streamId, port) {
      const before = ports.get(streamId);
      if (before !== undefined) {
        forget(streamId, before);
        before.close();
      }
      ports.set(streamId, port);
      port.onmessage = (event: { readonly data: unknown }) => {
        if (event.data instanceof ArrayBuffer && streamIdOf(event.data) === streamId) toCore?.(event.data);
      };
      const kept = early.get(streamId) ?? [];
      early.delete(streamId);
      for (const frame of kept) deliver(streamId, port, frame);
    },
    fromCore(frame) {
      const streamId = streamIdOf(frame);
      if (streamId === null) return;
      const port = ports.get(streamId);
      if (port === undefined) keepEarly(streamId, frame);
      else deliver(streamId, port, frame);
    },
    setCore(send) {
      toCore = send;
      if (send === null) endAll();
    },
  };
}

/** Byte 4 of the header, u16 little endian. Null: too short to be a frame. */
function streamIdOf(frame: ArrayBuffer): number | null {
  return frame.byteLength < frameHeaderBytes ? null : new DataView(frame).getUint16(4, true);
}
