import type { AudioContext, IGainNode } from 'standardized-audio-context';

/** A change is 99.3 % done after five of these: 20 ms. Slow enough that nothing clicks. */
const timeConstantSec = 0.004;

export interface GainSwitch {
  readonly node: IGainNode<AudioContext>;
  /** Linear gain, reached within 20 ms from whatever it is, also in the middle of a change. */
  set(value: number): void;
}

export function createGainSwitch(context: AudioContext, initial: number): GainSwitch {
  const node = context.createGain();
  node.gain.value = initial;
  return {
    node,
    // Not a linear ramp: its end is a moment, and when the audio thread has passed it on a busy machine, the ramp is a jump. This
    // begins when the audio thread gets to it, from the value of then.
    set: (value) => { node.gain.setTargetAtTime(value, context.currentTime, timeConstantSec); },
  };
}
