/**
 * What people read about a failure: what happened; what it means for the call; what to do.
 * The session cannot tell the practice engine from the service, so the words are the same for both.
 */
const texts: ReadonlyMap<string, string> = new Map([
  ['invalid_api_key', 'OpenAI refused the key. The assistant cannot speak on real calls; practice calls and the history still work. Paste a current key in Settings, then check it.'],
  ['key_revoked', 'OpenAI no longer accepts the key that this call began with. The assistant cannot go on with this call; practice calls and the history still work. Paste a current key in Settings.'],
  ['insufficient_quota', 'The OpenAI account has no credit left. The assistant cannot speak on real calls; practice calls and the history still work. Add credit to the account.'],
  ['billing_hard_limit_reached', 'The OpenAI account reached its spending limit. The assistant cannot speak on real calls; practice calls and the history still work. Raise the limit in the account.'],
  ['account_deactivated', 'OpenAI closed the account of this key. The assistant cannot speak on real calls; practice calls and the history still work. Use the key of another account in Settings.'],
  ['model_not_found', 'OpenAI does not offer the chosen model to this key. The assistant cannot speak with it; practice calls and the history still work. Choose another Realtime model in Settings.'],
  ['beta_api_shape_disabled', 'OpenAI refused an outdated form of the Realtime service. The assistant cannot speak on this call. Check the Realtime URL in Settings.'],
  ['dialect_changed', 'The Realtime server speaks another form of the protocol than it was taken to. The assistant is silent until it is spoken to in that form. It connects again by itself.'],
  ['dialect_unknown', 'The Realtime server refuses every form of the protocol that this app speaks. The assistant cannot speak on this call. Check the Realtime URL in Settings.'],
  ['forbidden', 'OpenAI does not let this key use the Realtime service from here. The assistant cannot speak on real calls; practice calls and the history still work. Check what the key may do in the OpenAI account.'],
  ['upgrade_refused', 'The Realtime service refused the connection. The assistant cannot speak on this call. Check the Realtime URL and the model in Settings.'],
  ['policy_violation', 'OpenAI ended the connection for a reason of policy. The assistant cannot go on with this call. Read what the brief asks for, then call again.'],
  ['settings_refused', 'OpenAI refused the settings of the assistant. It cannot speak on this call. Check model, voice and conversation in Settings.'],
  ['insecure_url', 'The Realtime URL is not encrypted and does not lead to this computer. The assistant does not speak over it. Use a URL that starts with wss:// in Settings.'],
  ['bad_url', 'The Realtime URL cannot be read. The assistant cannot speak on this call. Correct the URL in Settings.'],
  ['bad_request', 'The key holds characters that no key has. The assistant cannot speak on this call. Paste the key again in Settings.'],
  ['certificate', 'The Realtime service could not prove who it is. The assistant does not speak over such a connection. Check the network, and the Realtime URL in Settings.'],
  ['cannot_connect', 'The Realtime service cannot be reached. The assistant cannot speak on this call; practice calls and the history still work. Check the internet connection, then call again.'],
  ['connection_lost', 'The connection to the Realtime service did not come back. The call ends, because nobody is left to speak for you. Check the internet connection, then call again.'],
  ['connection_dropped', 'The connection to the Realtime service dropped. The assistant is silent until it is back; the call stays on. It is being restored, and what was said is told to it again.'],
  ['service_down', 'The Realtime service has a fault. The assistant is silent until it answers; the call stays on. It is tried again by itself.'],
  ['session_expired', 'The Realtime session reached its longest time. The assistant is silent for a moment; the call stays on. A new session takes over; nothing is to be done.'],
  ['answer_failed', 'The Realtime service failed several times to answer. The assistant stays silent for now; it goes on hearing. Whisper what it shall say, or hang up.'],
  ['rate_limit_exceeded', 'OpenAI limits how fast this key may be used. The assistant answers late; the call stays on. It is tried again by itself. A higher usage tier of the account lifts the limit.'],
]);

const fallback = 'The Realtime service failed. The assistant may not answer. Whisper what it shall say, or hang up.';

export function problemText(code: string): string {
  return texts.get(code) ?? `${fallback} [${code}]`;
}
