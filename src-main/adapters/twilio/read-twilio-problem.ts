import type { TwilioProblem, TwilioProblemCode } from '../../core/ports/twilio-rest.ts';

/** Twilio's own error numbers that need words of their own. */
const codes: Readonly<Record<number, TwilioProblemCode>> = {
  20_003: 'bad_credentials', 20_404: 'not_found', 20_429: 'too_many',
  21_201: 'bad_number', 21_211: 'bad_number', 21_214: 'bad_number', 21_217: 'bad_number', 13_224: 'bad_number',
  21_210: 'bad_caller_id', 21_212: 'bad_caller_id', 13_214: 'bad_caller_id',
  21_215: 'country_off', 13_227: 'country_off', 32_205: 'country_off',
  21_216: 'blocked_number', 21_219: 'trial_number',
};

/** A refused request as one closed code. The body's message is not kept: it may quote the number. */
export function readTwilioProblem(httpStatus: number, body: unknown): TwilioProblem {
  const value = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)['code'] : null;
  const twilioCode = typeof value === 'number' && Number.isInteger(value) ? value : null;
  const known = twilioCode === null ? undefined : codes[twilioCode];
  if (known !== undefined) return { code: known, twilioCode };
  if (httpStatus === 401 || httpStatus === 403) return { code: 'bad_credentials', twilioCode };
  if (httpStatus === 404) return { code: 'not_found', twilioCode };
  if (httpStatus === 429) return { code: 'too_many', twilioCode };
  // It may have been carried out before it failed.
  if (httpStatus >= 500) return { code: 'no_answer', twilioCode };
  return twilioCode === null ? { code: 'bad_answer', twilioCode } : { code: 'refused', twilioCode };
}
