import type { AudioContext } from 'standardized-audio-context';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { FromPlayback, StreamSound, TakenOver } from './worklets/worklet-messages.ts';
import { createWorkletNode } from './create-worklet-node.ts';

/** Lane → worklet → speaker. The lane's port goes into the worklet. Disposing drops what is queued and ends the stream. */
export function openPlayback(context: AudioContext, options: {
  readonly lane: { readonly port: MessagePort; readonly streamId: number };
  /** The stream began in a context that was lost. */
  readonly takesOver: TakenOver | null;
  readonly onUnderrun: () => void;
  /** Samples played since the stream opened. */
  readonly onPlayed: (samples24k: number) => void;
  /** The core ended the stream, and all of it was played. */
  readonly onEnded: () => void;
  readonly onSound: (sound: StreamSound) => void;
}): Disposer {
  const { node, tell } = createWorkletNode(context, 'consigliere-playback', { numberOfInputs: 0, numberOfOutputs: 1, outputChannelCount: [1] });
  const { port, streamId } = options.lane;

  node.port.onmessage = ({ data }: MessageEvent<FromPlayback>) => {
    switch (data.type) {
      case 'underruns': return options.onUnderrun();
      case 'sound': return options.onSound(data.sound);
      case 'played': return options.onPlayed(data.samples);
      case 'ended': return options.onEnded();
    }
  };
  tell({ type: 'open', lane: port, streamId, takesOver: options.takesOver }, [port]);
  node.connect(context.destination);
  return () => {
    node.port.onmessage = null;
    tell({ type: 'stop' });
    node.disconnect();
  };
}
