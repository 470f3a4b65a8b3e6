import { assertNever } from '../../../src-shared/domain/assert-never.ts';

/*
 * Notices a session that fell silent: speech that nobody answered, a farewell after which nobody hung up, a line on which nobody speaks.
 * It only asks the assistant to speak; what to say is the assistant's.
 */

export type NudgeReason = 'no_answer' | 'farewell' | 'line_silent';

export interface SilenceState {
  /** Somebody has spoken on this call; before that silence is ringing. */
  readonly begun: boolean;
  /** Since when nothing has gone on, monotonic ms; null while something does. */
  readonly quietSinceMs: number | null;
  /** Their last words have had no response. */
  readonly owed: boolean;
  readonly saidFarewell: boolean;
  /** Nudges since they last spoke. Nobody is pestered. */
  readonly nudges: number;
}

export type SilenceEvent =
  | { readonly type: 'they_spoke' }
  /** The service is about to answer their speech, or should be. */
  | { readonly type: 'answer_owed' }
  | { readonly type: 'response_began' }
  | { readonly type: 'assistant_said'; readonly farewell: boolean }
  /** `busy`: anything goes on that will end in words, or nothing may be said now. */
  | { readonly type: 'look'; readonly nowMs: number; readonly busy: boolean };

/** The service answers within two seconds, when it answers. */
export const noAnswerMs = 5_000;
export const farewellMs = 6_000;
export const mostNudges = 2;

export const initialSilence: SilenceState = { begun: false, quietSinceMs: null, owed: false, saidFarewell: false, nudges: 0 };

/** `lineSilentMs`: null = a silent line is nobody's trouble. */
export function stepSilence(state: SilenceState, event: SilenceEvent, lineSilentMs: number | null): { readonly state: SilenceState; readonly nudge: NudgeReason | null } {
  const only = (next: SilenceState) => ({ state: next, nudge: null });
  switch (event.type) {
    case 'they_spoke':
      return only({ ...state, begun: true, quietSinceMs: null, saidFarewell: false, nudges: 0 });
    case 'answer_owed':
      return only({ ...state, owed: true, quietSinceMs: null });
    case 'response_began':
      return only({ ...state, begun: true, owed: false, quietSinceMs: null });
    case 'assistant_said':
      return only({ ...state, saidFarewell: event.farewell });
    case 'look': {
      if (!state.begun || event.busy) return only(state.quietSinceMs === null ? state : { ...state, quietSinceMs: null });
      if (state.quietSinceMs === null) return only({ ...state, quietSinceMs: event.nowMs });
      const quietMs = event.nowMs - state.quietSinceMs;
      const reason = state.nudges >= mostNudges ? null
        : state.owed && quietMs >= noAnswerMs ? 'no_answer'
          : state.saidFarewell && quietMs >= farewellMs ? 'farewell'
            : lineSilentMs !== null && quietMs >= lineSilentMs ? 'line_silent' : null;
      if (reason === null) return only(state);
      return { state: { ...state, quietSinceMs: null, owed: false, saidFarewell: false, nudges: state.nudges + 1 }, nudge: reason };
    }
    default:
      return assertNever(event);
  }
}
