export const callDirections = ['outbound', 'inbound'] as const;
export type CallDirection = (typeof callDirections)[number];

/**
 * dialing → ringing → connected → ending → ended. `dialing` covers the engine and the line coming up;
 * `ending` lasts from the decision to end until the line confirms.
 */
export const callPhases = ['dialing', 'ringing', 'connected', 'ending', 'ended'] as const;
export type CallPhase = (typeof callPhases)[number];

/** Why a call ended. The text for people is built from the code in one place (core/calls/end-reason-text.ts). */
export const endReasons = [
  'hung_up_by_owner', 'hung_up_by_them', 'hung_up_by_assistant', 'time_limit', 'cost_limit', 'busy', 'no_answer', 'failed_line', 'failed_engine', 'app_closed', 'interrupted',
] as const;
export type EndReason = (typeof endReasons)[number];

/** State of the Realtime session behind a call. */
export const sessionStates = ['connecting', 'ready', 'reconnecting', 'lost', 'closed'] as const;
export type SessionState = (typeof sessionStates)[number];

/** What came of a call, for the history list. */
export const callOutcomes = [
  'goal_met', 'goal_not_met', 'message_taken', 'voicemail', 'refused_ai', 'no_answer', 'handed_to_you', 'you_spoke', 'failed', 'ended_early', 'talked',
] as const;
export type CallOutcome = (typeof callOutcomes)[number];
