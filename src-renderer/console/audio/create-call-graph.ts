import type { AudioContext, IAudioNode } from 'standardized-audio-context';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import { createGainSwitch } from './create-gain-switch.ts';

type Node = IAudioNode<AudioContext>;

/**
 * The sound of one call that passes this window, as gains: who speaks into it, and what the owner hears of it.
 *
 * | | microphone → call | assistant → call | call → ear |
 * |---|---|---|---|
 * | the assistant calls | off | on | off |
 * | listening in, whispering | off | on | on |
 * | taken over | on | off | on |
 *
 * Nothing is ever disconnected while the call lasts, so nothing clicks and no device is opened by a switch. The ear hears both sides: the
 * other person at the monitor's gain, and the assistant as the call does (silent once the owner has taken over).
 */
export interface CallGraph {
  setMicToCall(on: boolean): void;
  setAssistantToCall(on: boolean): void;
  setListen(on: boolean): void;
  /** Loudness of what the owner hears, in dB; 0 at the beginning. */
  setMonitorGain(gainDb: number): void;
  /** Disconnects everything that it connected. */
  dispose: Disposer;
}

export function createCallGraph(context: AudioContext, nodes: {
  readonly microphone: Node;
  readonly assistant: Node;
  /** The other person. */
  readonly caller: Node;
  readonly toCall: Node;
  readonly toEar: Node;
}): CallGraph {
  const micToCall = createGainSwitch(context, 0);
  const assistantToCall = createGainSwitch(context, 1);
  const listen = createGainSwitch(context, 0);
  const monitor = createGainSwitch(context, 1);

  nodes.microphone.connect(micToCall.node).connect(nodes.toCall);
  nodes.assistant.connect(assistantToCall.node).connect(nodes.toCall);
  nodes.caller.connect(listen.node);
  assistantToCall.node.connect(listen.node);
  listen.node.connect(monitor.node).connect(nodes.toEar);

  return {
    setMicToCall: (on) => micToCall.set(on ? 1 : 0),
    setAssistantToCall: (on) => assistantToCall.set(on ? 1 : 0),
    setListen: (on) => listen.set(on ? 1 : 0),
    setMonitorGain: (gainDb) => monitor.set(10 ** (gainDb / 20)),
    dispose: () => {
      nodes.microphone.disconnect(micToCall.node);
      nodes.assistant.disconnect(assistantToCall.node);
      nodes.caller.disconnect(listen.node);
      for (const { node } of [micToCall, assistantToCall, listen, monitor]) node.disconnect();
    },
  };
}
