import { decodeFrame, encodeFrame } from '../../../src-shared/audio/frame.ts';

/** The core's end of a capture stream, kept by the page: gives credit, and has `samples` when that many have come. */
export function collectFrames(port: MessagePort, samples: number): Promise<Int16Array> {
  const collected = new Int16Array(samples);
  let filled = 0;
  return new Promise((resolve) => {
    port.onmessage = (event: MessageEvent<ArrayBuffer>) => {
      const frame = decodeFrame(new Uint8Array(event.data));
      if (frame?.kind !== 'pcm' || filled >= samples) return;
      const taken = frame.samples.subarray(0, samples - filled);
      collected.set(taken, filled);
      filled += taken.length;
      const { buffer } = encodeFrame({ kind: 'credit', streamId: frame.streamId, seq: 0, value: 1, samples: new Int16Array(0) });
      port.postMessage(buffer, [buffer]);
      if (filled >= samples) resolve(collected);
    };
  });
}
