import type { PhoneStatus } from './media-streams.ts';
import type { Result } from '../../../src-shared/domain/result.ts';

/** Twilio's REST API, as far as calls need it. Never throws, never waits longer than ten seconds an attempt. */
export interface TwilioRest {
  /** Never asked twice for one call: a call that was placed although its answer was lost must not be placed again. */
  createCall(request: CreateCall): Promise<Result<{ readonly callSid: string }, TwilioProblem>>;
  /** Ends a call in any state. A call that is over already is no problem. */
  hangUp(callSid: string): Promise<Result<null, TwilioProblem>>;
  fetchCall(callSid: string): Promise<Result<{ readonly status: PhoneStatus }, TwilioProblem>>;
}

export interface CreateCall {
  /** E.164. */
  readonly to: string;
  readonly from: string;
  /** At most 4000 characters. */
  readonly twiml: string;
  readonly statusUrl: string;
  /** Twilio gives up ringing after this. */
  readonly ringSeconds: number;
  /** Twilio itself ends the call after this, whatever became of us. */
  readonly mostSeconds: number;
}

export const twilioProblemCodes = [
  'bad_credentials', 'bad_number', 'bad_caller_id', 'country_off', 'blocked_number', 'trial_number', 'too_many', 'not_found', 'refused', 'unreachable', 'no_answer', 'bad_answer',
] as const;
export type TwilioProblemCode = (typeof twilioProblemCodes)[number];

export interface TwilioProblem {
  readonly code: TwilioProblemCode;
  /** Twilio's own number for it (21211 …), to look up; null when it gave none. */
  readonly twilioCode: number | null;
}
