import { decodeFrame, encodeFrame, type AudioFrame, type FrameKind } from '../../src-shared/audio/frame.ts';
import type { AudioLane } from '../../src-renderer/bridge/audio-lane.ts';

/** The core's end of an audio lane, in the page: frames that came, and a way to send some. */
export interface CoreEnd {
  readonly lane: AudioLane;
  send(streamId: number, kind: FrameKind, value: number, samples?: Int16Array, seq?: number): void;
  /** What came on a stream, oldest first. */
  frames(streamId: number): readonly AudioFrame[];
  /** Gives the core's port of a stream away: frames that come on it are no longer kept here. Throws when the stream was never opened. */
  takePort(streamId: number): MessagePort;
}

export function createCoreEnd(): CoreEnd {
  const ports = new Map<number, MessagePort>();
  const came = new Map<number, AudioFrame[]>();

  const send = (streamId: number, kind: FrameKind, value: number, samples: Int16Array = new Int16Array(0), seq = 0): void => {
    const { buffer } = encodeFrame({ kind, streamId, seq, value, samples });
    ports.get(streamId)?.postMessage(buffer, [buffer]);
  };

  return {
    lane: {
      stream: (streamId) => {
        const { port1, port2 } = new MessageChannel();
        const frames: AudioFrame[] = [];
        came.set(streamId, frames);
        ports.set(streamId, port1);
        port1.onmessage = (event: MessageEvent<ArrayBuffer>) => {
          const frame = decodeFrame(new Uint8Array(event.data));
          if (frame === null) throw new Error('not a frame of ours');
          frames.push(frame);
          // The core takes everything at once.
          if (frame.kind === 'pcm') send(streamId, 'credit', 1);
        };
        return port2;
      },
      ready: () => Promise.resolve(),
      close: () => undefined,
    },
    send,
    frames: (streamId) => came.get(streamId) ?? [],
    takePort: (streamId) => {
      const port = ports.get(streamId);
      if (port === undefined) throw new Error('no such stream');
      port.onmessage = null;
      ports.delete(streamId);
      return port;
    },
  };
}
