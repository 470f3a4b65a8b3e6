import { AudioWorkletNode, type AudioContext, type IAudioWorkletNode } from 'standardized-audio-context';
import type { ToWorklet } from './worklets/worklet-messages.ts';

export interface WorkletNode {
  readonly node: IAudioWorkletNode<AudioContext>;
  readonly tell: (message: ToWorklet, transfer?: Transferable[]) => void;
}

/** One of our worklets in the graph; its module must be loaded. */
export function createWorkletNode(context: AudioContext, name: 'consigliere-capture' | 'consigliere-playback', options: AudioWorkletNodeOptions): WorkletNode {
  // The library leaves the class out on insecure origins, where there is no microphone either.
  if (AudioWorkletNode === undefined) throw new DOMException('No AudioWorklet on this origin', 'NotSupportedError');
  const node = new AudioWorkletNode(context, name, options);
  return { node, tell: (message, transfer = []) => node.port.postMessage(message, transfer) };
}
