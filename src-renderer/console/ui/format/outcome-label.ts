import type { CallOutcome } from '../../../../src-shared/domain/call.ts';
import type { Tone } from '../tone.ts';

/** What came of a call, in words and in one of the five hues. */
export const outcomeLabels: Readonly<Record<CallOutcome, { readonly text: string; readonly tone: Tone }>> = {
  goal_met: { text: 'Goal met', tone: 'live' },
  goal_not_met: { text: 'Goal not met', tone: 'attention' },
  message_taken: { text: 'Message taken', tone: 'info' },
  voicemail: { text: 'Voicemail', tone: 'quiet' },
  refused_ai: { text: 'Would not speak to the assistant', tone: 'attention' },
  no_answer: { text: 'No answer', tone: 'quiet' },
  handed_to_you: { text: 'Handed to you', tone: 'quiet' },
  you_spoke: { text: 'You spoke', tone: 'quiet' },
  failed: { text: 'Failed', tone: 'danger' },
  ended_early: { text: 'Ended early', tone: 'quiet' },
  talked: { text: 'Talked', tone: 'quiet' },
};
