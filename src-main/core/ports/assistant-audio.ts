import type { LegEvents, LineLeg } from './line-leg.ts';

/** The assistant line's leg: the owner's microphone and speaker on a screen, reached over the audio lane. */
export interface AssistantAudio {
  open(callId: string, events: LegEvents): LineLeg;
}
