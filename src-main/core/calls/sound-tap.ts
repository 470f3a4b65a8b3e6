/** Follows the sound of one call, 20 ms at a time. Arrays are only valid during the call: what is kept is copied. */
export interface SoundTap {
  /** The other side, as it went to the assistant: silence while they are muted. `seq` numbers the frames where the line does. */
  them(samples: Int16Array, seq?: number): void;
  /** What was really played to them. */
  played(samples: Int16Array): void;
  stop(): void;
}
