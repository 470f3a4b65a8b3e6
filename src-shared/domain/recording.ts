/** When a call is recorded. `announce`: the other side is told first. `ask`: only after they said yes. */
export const recordingModes = ['off', 'announce', 'ask'] as const;
export type RecordingMode = (typeof recordingModes)[number];

/**
 * A call's recording as it stands. `waiting`: for the announcement to be heard, or for their answer. `paused`: nothing is written while something
 * private is said. `refused`: they said no. `failed`: it could not be written; the call goes on. `done`: kept.
 */
export const recordingStates = ['off', 'waiting', 'on', 'paused', 'refused', 'failed', 'done'] as const;
export type RecordingState = (typeof recordingStates)[number];

/** WAV as written during the call, or Opus made of it afterwards. */
export const recordingFormats = ['wav', 'opus'] as const;
export type RecordingFormat = (typeof recordingFormats)[number];
