import { encodeSound } from './pcm-base64.ts';
import { askedByKey } from './read-server-event.ts';
import { sessionObject, turnDetectionObject } from './session-object.ts';
import type { SessionConfig } from './session-api.ts';
import type { SoundFrame } from './sound-frame.ts';

/** An item that we put into the conversation. */
export type ClientItem =
  | { readonly type: 'message'; readonly id: string; readonly role: 'system' | 'user' | 'assistant'; readonly text: string }
  | { readonly type: 'function_call'; readonly id: string; readonly callId: string; readonly name: string; readonly argumentsText: string }
  | { readonly type: 'function_call_output'; readonly id: string; readonly callId: string; readonly output: string }
  | { readonly type: 'mcp_approval_response'; readonly id: string; readonly requestId: string; readonly approve: boolean; readonly reason: string | null };

/** `before`: what the service was told last, for a change while the call is on. */
export function sessionUpdate(config: SessionConfig, eventId: string, respond: boolean, hasSpoken = false, before: SessionConfig | null = null): string {
  return JSON.stringify({ type: 'session.update', event_id: eventId, session: sessionObject(config, respond, hasSpoken, before) });
}

/** Only who may start responses; the rest of the settings stays as it is. */
export function turnDetectionUpdate(config: SessionConfig, respond: boolean): string {
  return JSON.stringify({ type: 'session.update', session: { type: 'realtime', audio: { input: { turn_detection: turnDetectionObject(config.settings, respond) } } } });
}

/** Built by hand: fifty times a second, and base64 needs no escaping. */
export function appendSound(frame: SoundFrame): string {
  return `{"type":"input_audio_buffer.append","audio":"${encodeSound(frame)}"}`;
}

/** Manual turns only: under turn detection of the service a commit cuts their sentence, or fails because nothing is there. */
export function commitAudio(): string {
  return JSON.stringify({ type: 'input_audio_buffer.commit' });
}

/** What is in the service's buffer is no turn. */
export function clearAudio(): string {
  return JSON.stringify({ type: 'input_audio_buffer.clear' });
}

/** `after`: the item that it follows; `root` = first; null = at the end. */
export function createItem(item: ClientItem, after: string | null): string {
  return JSON.stringify({ type: 'conversation.item.create', ...(after === null ? {} : { previous_item_id: after }), item: wireItem(item) });
}

export function deleteItem(itemId: string): string {
  return JSON.stringify({ type: 'conversation.item.delete', item_id: itemId });
}

export function truncateItem(itemId: string, contentIndex: number, audioEndMs: number): string {
  return JSON.stringify({ type: 'conversation.item.truncate', item_id: itemId, content_index: contentIndex, audio_end_ms: audioEndMs });
}

export function createResponse(eventId: string): string {
  return JSON.stringify({ type: 'response.create', event_id: eventId, response: { metadata: { [askedByKey]: eventId } } });
}

export function cancelResponse(responseId: string): string {
  return JSON.stringify({ type: 'response.cancel', response_id: responseId });
}

function wireItem(item: ClientItem): Readonly<Record<string, unknown>> {
  switch (item.type) {
    case 'message':
      return { id: item.id, type: 'message', role: item.role, content: [{ type: item.role === 'assistant' ? 'output_text' : 'input_text', text: item.text }] };
    case 'function_call':
      return { id: item.id, type: 'function_call', call_id: item.callId, name: item.name, arguments: item.argumentsText };
    case 'function_call_output':
      return { id: item.id, type: 'function_call_output', call_id: item.callId, output: item.output };
    case 'mcp_approval_response':
      return { id: item.id, type: 'mcp_approval_response', approval_request_id: item.requestId, approve: item.approve, reason: item.reason };
  }
}
