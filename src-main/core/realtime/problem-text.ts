/**
 * What people read about a failure: what happened; what it means for the call; what to do.
 * The session cannot tell the practice engine from the service, so the words are the same for both.
 */
const texts: ReadonlyMap<string, string> = new Map([
  ['invalid_api_key', 'OpenAI refused the key. The assistant cannot speak on this call. Paste a current key in Settings, then check it.'],
  ['insufficient_quota', 'The OpenAI account has no credit left. The assistant cannot speak on this call. Add credit to the account, or take over the call yourself.'],
  ['billing_hard_limit_reached', 'The OpenAI account reached its spending limit. The assistant cannot speak on this call. Raise the limit in the account, or take over the call yourself.'],
  ['account_deactivated', 'OpenAI closed the account of this key. The assistant cannot speak on this call. Use the key of another account in Settings.'],
  ['model_not_found', 'OpenAI does not offer the chosen model to this key. The assistant cannot speak on this call. Choose another Realtime model in Settings.'],
  ['beta_api_shape_disabled', 'OpenAI refused an outdated form of the Realtime service. The assistant cannot speak on this call. Check the Realtime URL in Settings.'],
  ['dialect_changed', 'The Realtime server speaks another form of the protocol than it was taken to. The assistant is silent until it is spoken to in that form. It connects again by itself.'],
  ['dialect_unknown', 'The Realtime server refuses every form of the protocol that this app speaks. The assistant cannot speak on this call. Check the Realtime URL in Settings.'],
  ['forbidden', 'OpenAI does not let this key use the Realtime service from here. The assistant cannot speak on this call. Check what the key may do in the OpenAI account.'],
  ['upgrade_refused', 'The Realtime service refused the connection. The assistant cannot speak on this call. Check the Realtime URL and the model in Settings.'],
  ['policy_violation', 'OpenAI ended the connection for a reason of policy. The assistant cannot go on with this call. Take over the call, or end it.'],
  ['settings_refused', 'OpenAI refused the settings of the assistant. It cannot speak on this call. Check model and voice in Settings.'],
  ['insecure_url', 'The Realtime URL is not encrypted and does not lead to this computer. The assistant does not speak over it. Use a URL that starts with wss:// in Settings.'],
  ['bad_url', 'The Realtime URL cannot be read. The assistant cannot speak on this call. Correct the URL in Settings.'],
  ['bad_request', 'The key holds characters that no key has. The assistant cannot speak on this call. Paste the key again in Settings.'],
  ['certificate', 'The Realtime service could not prove who it is. The assistant does not speak over such a connection. Check the network, and the Realtime URL in Settings.'],
  ['cannot_connect', 'The Realtime service cannot be reached. The assistant cannot speak on this call. Check the internet connection, then call again.'],
  ['connection_lost', 'The connection to the Realtime service did not come back. The assistant cannot go on with this call. Take over the call, or end it.'],
  ['connection_dropped', 'The connection to the Realtime service dropped. The assistant is silent until it is back. It is being restored; take over if you cannot wait.'],
  ['service_down', 'The Realtime service has a fault. The assistant is silent until it answers. It is tried again; take over if you cannot wait.'],
  ['session_expired', 'The Realtime session reached its longest time. The assistant is silent for a moment. A new session takes over; nothing is to be done.'],
  ['answer_failed', 'The Realtime service failed several times to answer. The assistant stays silent for now. Type what it shall say, or take over the call.'],
  ['rate_limit_exceeded', 'OpenAI limits how fast this key may be used. The assistant answers late. It is tried again by itself; take over if you cannot wait.'],
]);

const fallback = 'The Realtime service failed. The assistant may not answer. Take over the call, or end it.';

export function problemText(code: string): string {
  return texts.get(code) ?? `${fallback} [${code}]`;
}
