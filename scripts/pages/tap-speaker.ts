export interface SpeakerTap {
  /** How many nodes are listened to. */
  taps(): number;
  /** Of the context that reaches the speaker: one callback of the device, in ms. 0 before there is one. */
  callbackMs(): number;
}

/**
 * From now on, whatever a page connects to its speaker is connected to this worklet too, and is heard there on the audio thread.
 * One node a context: the audio library itself connects more than one to the destination.
 */
export function tapSpeaker(worklet: { readonly url: string; readonly name: string }, onMessage: (message: unknown, context: BaseAudioContext) => void): SpeakerTap {
  const nativeConnect = AudioNode.prototype.connect as (this: AudioNode, to: AudioNode | AudioParam, ...rest: number[]) => unknown;
  const tapOf = new WeakMap<BaseAudioContext, Promise<AudioWorkletNode>>();
  let taps = 0;
  let callbackMs = 0;

  const open = async (context: BaseAudioContext): Promise<AudioWorkletNode> => {
    await context.audioWorklet.addModule(worklet.url);
    const tap = new AudioWorkletNode(context, worklet.name, { numberOfOutputs: 0 });
    tap.port.onmessage = (event: MessageEvent<unknown>) => onMessage(event.data, context);
    return tap;
  };

  AudioNode.prototype.connect = function connect(this: AudioNode, to: AudioNode | AudioParam, ...rest: number[]) {
    if (to instanceof AudioDestinationNode) {
      if (to.context instanceof AudioContext) callbackMs = to.context.baseLatency * 1000;
      const tap = tapOf.get(to.context) ?? open(to.context);
      tapOf.set(to.context, tap);
      void tap.then((node) => {
        nativeConnect.call(this, node);
        taps += 1;
        // A context that was lost meanwhile is not heard any more.
      }, () => undefined);
    }
    return nativeConnect.call(this, to, ...rest);
  } as typeof AudioNode.prototype.connect;

  return { taps: () => taps, callbackMs: () => callbackMs };
}
