import type { SessionFixture } from './session-fixture.ts';
import { createSessionFixture, soundOf } from './session-fixture.ts';

/** Short words for what the service says, and what it was sent. `ready`: a session whose settings are confirmed. */
export function ready(): SessionFixture {
  const f = createSessionFixture();
  f.session.connect();
  f.accept();
  return f;
}
export const created = (f: SessionFixture, id: string, metadata: unknown = null) => f.socket().say({ type: 'response.created', response: { id, status: 'in_progress', metadata } });
export const done = (f: SessionFixture, id: string, more: object = {}) => f.socket().say({ type: 'response.done', response: { id, status: 'completed', status_details: null, output: [], usage: null, ...more } });
export const itemAdded = (f: SessionFixture, responseId: string, itemId: string) => f.socket().say({ type: 'response.output_item.added', response_id: responseId, output_index: 0, item: { id: itemId, type: 'message', role: 'assistant', status: 'in_progress', content: [] } });
export const audio = (f: SessionFixture, responseId: string, itemId: string, mark: number, ms: number) => f.socket().say({ type: 'response.output_audio.delta', response_id: responseId, item_id: itemId, output_index: 0, content_index: 0, delta: soundOf(mark, ms) });
export const audioDone = (f: SessionFixture, responseId: string, itemId: string) => f.socket().say({ type: 'response.output_audio.done', response_id: responseId, item_id: itemId, output_index: 0, content_index: 0 });
export const words = (f: SessionFixture, responseId: string, itemId: string, delta: string) => f.socket().say({ type: 'response.output_audio_transcript.delta', response_id: responseId, item_id: itemId, content_index: 0, output_index: 0, delta });
export const started = (f: SessionFixture, itemId = 'u1') => f.socket().say({ type: 'input_audio_buffer.speech_started', audio_start_ms: 1_000, item_id: itemId });
export const stopped = (f: SessionFixture, itemId = 'u1') => f.socket().say({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: 3_100, item_id: itemId });
export const added = (f: SessionFixture, id: unknown) => f.socket().say({ type: 'conversation.item.added', previous_item_id: null, item: { id, type: 'message', role: 'user', content: [] } });
export const asks = (f: SessionFixture) => f.socket().sentOf('response.create');
export const lastItemId = (f: SessionFixture) => (f.socket().sentOf('conversation.item.create').at(-1)?.['item'] as { id: string }).id;
export const call = (f: SessionFixture, callId: string) => f.socket().say({ type: 'response.function_call_arguments.done', response_id: 'r', item_id: `fc_${callId}`, call_id: callId, name: 'send_sms', arguments: '{"text":"hi"}' });
export const busy = (f: SessionFixture) => f.socket().say({ type: 'error', error: { type: 'invalid_request_error', code: 'conversation_already_has_active_response', message: 'busy', param: null, event_id: null } });

