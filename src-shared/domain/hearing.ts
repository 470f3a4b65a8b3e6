/** Who finds the end of a turn: the Realtime service, this computer, or the owner's hand on a key. */
export const turnSources = ['service', 'here', 'push_to_talk'] as const;
export type TurnSource = (typeof turnSources)[number];

/** How a line's sound is judged before it goes to the assistant. */
export interface HearingSettings {
  /** What is no speech goes on as silence. */
  readonly gate: boolean;
  /** Of the WebRTC voice activity detector: 0 lets most through, 3 least. */
  readonly aggressiveness: 0 | 1 | 2 | 3;
  /** Share of the last 100 ms that must be speech, 0 to 1. */
  readonly confidenceThreshold: number;
  /** Root mean square of 16-bit samples below which nothing counts as speech; 0 = no such floor. */
  readonly energyThreshold: number;
  readonly turns: TurnSource;
}

export const defaultHearing: HearingSettings = { gate: false, aggressiveness: 2, confidenceThreshold: 0.5, energyThreshold: 0, turns: 'service' };
