import type { Usage } from '../../../src-shared/domain/usage.ts';
import type { Json } from './json-reader.ts';
import { unusedNames } from './dialects/event-names.ts';
import { shapeOfSession } from './dialects/session-shape.ts';
import { countAt, objectAt, objectsAt, textAt } from './json-reader.ts';
import type { OutputItem, ServerEvent } from './server-event.ts';
import type { Headroom } from './session-api.ts';
import type { TranscriptionUsage } from './usage-meter.ts';

/** Our mark in the metadata of a response that we asked for; the service gives it back. */
export const askedByKey = 'asked_by';

/**
 * What one event says to this session; `name` is its type as of today, `raw` the event as it came. Never throws. Missing, null and
 * wrong-typed fields become empty strings and zeros; the official examples hold such nulls.
 */
export function readServerEvent(name: string, event: Json, raw: Json = event): ServerEvent {
  const responseId = textAt(event, 'response_id');
  const itemId = textAt(event, 'item_id');
  switch (name) {
    case 'session.created':
    case 'session.updated':
      return { type: name, shape: shapeOfSession(objectAt(raw, 'session')) };
    case 'error': {
      const error = objectAt(event, 'error');
      return { type: name, code: textAt(error, 'code') || textAt(error, 'type'), message: textAt(error, 'message'), param: textAt(error, 'param'), eventId: textAt(error, 'event_id') || null };
    }
    case 'rate_limits.updated': {
      const limits = objectsAt(event, 'rate_limits');
      const spent = limits.filter((limit) => countAt(limit, 'remaining') === 0);
      return { type: name, resetMs: Math.max(0, ...spent.map((limit) => countAt(limit, 'reset_seconds') * 1000)), requests: readHeadroom(limits, 'requests'), tokens: readHeadroom(limits, 'tokens') };
    }
    case 'input_audio_buffer.speech_started':
      return { type: name, itemId, audioMs: countAt(event, 'audio_start_ms') };
    case 'input_audio_buffer.speech_stopped':
      return { type: name, itemId, audioMs: countAt(event, 'audio_end_ms') };
    case 'conversation.item.added': {
      const item = objectAt(event, 'item');
      return { type: name, itemId: textAt(item, 'id'), previousItemId: textAt(event, 'previous_item_id') || null, role: textAt(item, 'role'), kind: textAt(item, 'type') };
    }
    case 'conversation.item.input_audio_transcription.delta':
      return { type: name, itemId, delta: textAt(event, 'delta') };
    case 'conversation.item.input_audio_transcription.completed':
      return { type: name, itemId, transcript: textAt(event, 'transcript'), usage: readTranscriptionUsage(objectAt(event, 'usage')) };
    case 'conversation.item.input_audio_transcription.failed':
    case 'input_audio_buffer.committed':
      return { type: name, itemId };
    case 'response.created': {
      const response = objectAt(event, 'response');
      return { type: name, responseId: textAt(response, 'id'), askedBy: textAt(objectAt(response, 'metadata'), askedByKey) || null };
    }
    case 'response.done': {
      const response = objectAt(event, 'response');
      const error = objectAt(objectAt(response, 'status_details'), 'error');
      return {
        type: name,
        responseId: textAt(response, 'id'),
        status: textAt(response, 'status'),
        errorCode: textAt(error, 'code') || textAt(error, 'type') || null,
        usage: readUsage(objectAt(response, 'usage')),
        output: objectsAt(response, 'output').map(readItem),
      };
    }
    case 'response.output_item.added':
    case 'response.output_item.done':
      return { type: name, responseId, item: readItem(objectAt(event, 'item')) };
    case 'response.output_audio.delta':
      return { type: name, responseId, itemId, contentIndex: Math.floor(countAt(event, 'content_index')), audio: textAt(event, 'delta') };
    case 'response.output_audio.done':
      return { type: name, responseId, itemId };
    case 'response.output_audio_transcript.delta':
      return { type: name, responseId, itemId, delta: textAt(event, 'delta') };
    case 'response.output_audio_transcript.done':
      return { type: name, responseId, itemId, transcript: textAt(event, 'transcript') };
    case 'response.function_call_arguments.done':
      return { type: name, itemId, callId: textAt(event, 'call_id'), name: textAt(event, 'name'), argumentsText: textAt(event, 'arguments') };
    default:
      return { type: 'other', known: unusedNames.has(name), raw };
  }
}

function readItem(item: Json): OutputItem {
  const itemId = textAt(item, 'id');
  switch (textAt(item, 'type')) {
    case 'message':
      return { kind: 'message', itemId };
    case 'function_call':
      return {
        kind: 'function_call', itemId, callId: textAt(item, 'call_id'), name: textAt(item, 'name'),
        argumentsText: textAt(item, 'arguments'), whole: !['in_progress', 'incomplete'].includes(textAt(item, 'status')),
      };
    case 'mcp_approval_request':
      return { kind: 'mcp_request', itemId, server: textAt(item, 'server_label'), name: textAt(item, 'name'), argumentsText: textAt(item, 'arguments') };
    default:
      return { kind: 'other', itemId };
  }
}

function readHeadroom(limits: readonly Json[], name: string): Headroom | null {
  const limit = limits.find((each) => textAt(each, 'name') === name);
  if (limit === undefined || countAt(limit, 'limit') === 0) return null;
  return { limit: countAt(limit, 'limit'), remaining: countAt(limit, 'remaining'), resetMs: Math.round(countAt(limit, 'reset_seconds') * 1000) };
}

/** Null when the service gave none: cancelled responses may come without. */
function readUsage(usage: Json): Usage | null {
  const input = objectAt(usage, 'input_token_details');
  const output = objectAt(usage, 'output_token_details');
  const inputText = countAt(input, 'text_tokens');
  const inputAudio = countAt(input, 'audio_tokens');
  const outputText = countAt(output, 'text_tokens');
  const outputAudio = countAt(output, 'audio_tokens');
  if (inputText + inputAudio + outputText + outputAudio === 0) return null;
  const byKind = objectAt(input, 'cached_tokens_details');
  const cached = countAt(input, 'cached_tokens');
  const known = countAt(byKind, 'text_tokens') + countAt(byKind, 'audio_tokens') > 0;
  // Instructions and tools come first in the context, so that what is cached of an unknown kind is text before it is sound.
  const cachedText = Math.min(inputText, known ? countAt(byKind, 'text_tokens') : cached);
  const cachedAudio = Math.min(inputAudio, known ? countAt(byKind, 'audio_tokens') : cached - cachedText);
  return { inputText, inputAudio, cachedText, cachedAudio, outputText, outputAudio };
}

function readTranscriptionUsage(usage: Json): TranscriptionUsage {
  return { seconds: countAt(usage, 'seconds'), audioTokens: countAt(objectAt(usage, 'input_token_details'), 'audio_tokens') };
}
