import type { AudioContext, IGainNode } from 'standardized-audio-context';

/** Long enough that no switch clicks, short enough that none is noticed. */
const rampSec = 0.015;
/** A ramp that begins in the past begins with a jump; the audio thread renders up to a device callback (10 ms) ahead of what we see. */
const aheadSec = 0.02;

export interface GainSwitch {
  readonly node: IGainNode<AudioContext>;
  /** Linear gain, reached over 15 ms from whatever it is, also in the middle of a change. */
  set(value: number): void;
}

export function createGainSwitch(context: AudioContext, initial: number): GainSwitch {
  const node = context.createGain();
  node.gain.value = initial;
  let ramp = { from: initial, to: initial, startSec: 0 };

  return {
    node,
    set: (value) => {
      const startSec = context.currentTime + aheadSec;
      const done = Math.max(0, Math.min(1, (startSec - ramp.startSec) / rampSec));
      const from = ramp.from + (ramp.to - ramp.from) * done;
      node.gain.cancelAndHoldAtTime(startSec);
      // A ramp runs from the event before it, so that its beginning has to be one.
      node.gain.setValueAtTime(from, startSec);
      node.gain.linearRampToValueAtTime(value, startSec + rampSec);
      ramp = { from, to: value, startSec };
    },
  };
}
