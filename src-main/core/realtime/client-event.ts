import { encodePcm } from './pcm-base64.ts';
import { askedByKey } from './parse-server-event.ts';
import type { SessionConfig } from './session-api.ts';
import { defaultTranscriptionModel } from './model-registry.ts';
import { chooseVoice } from './voice-registry.ts';

/** An item that we put into the conversation. */
export type ClientItem =
  | { readonly type: 'message'; readonly id: string; readonly role: 'system' | 'user' | 'assistant'; readonly text: string }
  | { readonly type: 'function_call'; readonly id: string; readonly callId: string; readonly name: string; readonly argumentsText: string }
  | { readonly type: 'function_call_output'; readonly id: string; readonly callId: string; readonly output: string };

/** Server VAD, always with its silence; `respond` false while muted or held: the service then hears and does not answer. */
const turnDetection = (config: SessionConfig, respond: boolean) => ({
  type: 'server_vad',
  threshold: 0.5,
  prefix_padding_ms: 300,
  silence_duration_ms: Math.round(config.silenceDurationMs),
  create_response: respond,
  interrupt_response: true,
});

const pcm24k = { type: 'audio/pcm', rate: 24_000 };

export function sessionUpdate(config: SessionConfig, eventId: string, respond: boolean): string {
  // The transcription takes a bare language (`en`), the rest of the app speaks BCP 47 (`en-US`).
  const language = config.language.split('-')[0]?.toLowerCase() ?? '';
  return JSON.stringify({
    type: 'session.update',
    event_id: eventId,
    session: {
      type: 'realtime',
      output_modalities: ['audio'],
      instructions: config.instructions,
      tools: config.tools.map(({ name, description, parameters }) => ({ type: 'function', name, description, parameters })),
      tool_choice: 'auto',
      audio: {
        input: {
          format: pcm24k,
          transcription: { model: defaultTranscriptionModel, ...(/^[a-z]{2,3}$/.test(language) ? { language } : {}) },
          noise_reduction: { type: 'near_field' },
          turn_detection: turnDetection(config, respond),
        },
        output: { format: pcm24k, voice: chooseVoice(config.voice).wire },
      },
    },
  });
}

/** Only who may start responses; the rest of the settings stays as it is. */
export function turnDetectionUpdate(config: SessionConfig, respond: boolean): string {
  return JSON.stringify({ type: 'session.update', session: { type: 'realtime', audio: { input: { turn_detection: turnDetection(config, respond) } } } });
}

/** Built by hand: fifty times a second, and base64 needs no escaping. */
export function appendAudio(samples: Int16Array): string {
  return `{"type":"input_audio_buffer.append","audio":"${encodePcm(samples)}"}`;
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
  }
}
