import type { TwilioProblem } from '../ports/twilio-rest.ts';

/** Why Twilio did not place a call, for people: what happened, what it means for the call, what to do. */
export function twilioProblemText({ code, twilioCode }: TwilioProblem): string {
  switch (code) {
    case 'bad_credentials': return 'Twilio did not accept the account SID, the token or the API key. The call was not placed. Check them, and that the key was not deleted.';
    case 'bad_number': return 'Twilio says that this is not a valid number. The call was not placed. Check the digits and the country code.';
    case 'bad_caller_id': return 'Twilio does not let this account call from your number. The call was not placed. Choose a number that you own there, or verify this one.';
    case 'country_off': return 'Calls to this country are switched off in your Twilio account. The call was not placed. Switch them on under Geo Permissions there.';
    case 'blocked_number': return 'Twilio does not allow calls to this number. The call was not placed. Reach them another way.';
    case 'trial_number': return 'A Twilio trial account can only call verified numbers. The call was not placed. Verify the number there, or upgrade the account.';
    case 'too_many': return 'Twilio had too many requests from this account. The call was not placed. Wait a minute, then call again.';
    case 'not_found': return 'Twilio does not know this account or call. The call was not placed. Check the account SID.';
    case 'unreachable': return 'Twilio could not be reached. The call was not placed. Check the internet connection, then call again.';
    case 'no_answer': return 'Twilio’s answer was lost, so the phone may ring all the same. The call is over here; nobody will speak on it. Wait a minute before you call again.';
    case 'bad_answer': return 'Twilio answered with something that is not its API. The call is over here. Check TWILIO_API_BASE_URL and any proxy in between.';
    case 'refused': return `Twilio refused the call${twilioCode === null ? '' : ` (error ${twilioCode})`}. It was not placed. Look the error up in your Twilio console.`;
  }
}
