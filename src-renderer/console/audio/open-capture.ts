import type { AudioContext, IMediaStreamAudioSourceNode } from 'standardized-audio-context';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { FromCapture } from './worklets/worklet-messages.ts';
import { createWorkletNode } from './create-worklet-node.ts';

export interface CaptureNode {
  /** Feeds it from this stream, or from none. */
  readonly connect: (stream: MediaStream | null) => void;
  /** Ends the lane's stream and the node. */
  readonly dispose: Disposer;
}

/** Microphone → worklet → lane. The lane's port goes into the worklet, so frames never pass the page. `onLevel`: 20 times a second while a microphone feeds it. */
export function openCapture(context: AudioContext, options: {
  readonly lane: { readonly port: MessagePort; readonly streamId: number } | null;
  readonly onLevel: (level: FromCapture) => void;
}): CaptureNode {
  const { node, tell } = createWorkletNode(context, 'consigliere-capture', { numberOfInputs: 1, numberOfOutputs: 0 });
  let source: IMediaStreamAudioSourceNode<AudioContext> | null = null;

  node.port.onmessage = (event: MessageEvent<FromCapture>) => options.onLevel(event.data);
  if (options.lane !== null) tell({ type: 'open', lane: options.lane.port, streamId: options.lane.streamId, takesOver: null }, [options.lane.port]);

  const connect = (stream: MediaStream | null): void => {
    source?.disconnect();
    source = stream === null ? null : context.createMediaStreamSource(stream);
    source?.connect(node);
  };
  return {
    connect,
    dispose: () => {
      connect(null);
      node.port.onmessage = null;
      tell({ type: 'stop' });
    },
  };
}
