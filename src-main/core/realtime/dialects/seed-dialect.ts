import type { Json } from '../json-reader.ts';
import { objectAt, objectsAt, textAt } from '../json-reader.ts';
import { betaDialect, translateBeta } from './beta-dialect.ts';
import type { Dialect, NoteDropped, Translation } from './dialect.ts';
import { nestedTools, readToolCall } from './tool-shape.ts';

/**
 * The beta with the names that older guides for this app use. Their tool calls wait inside an item (`requires_action`), and handing in
 * the outputs is also the wish for an answer: so outputs wait here for the `response.create` that follows them, and go in its place.
 */
export const seedDialect: Dialect = { shape: 'beta', headers: betaDialect.headers, translate: translateSeed };

/** As many items as a late transcript may be behind. */
const rememberedItems = 64;

function translateSeed(note: NoteDropped): Translation {
  const beta = translateBeta(note);
  /** The item in which a call waits, by call. */
  const waiting = new Map<string, string>();
  /** Outputs by the item that waits for them. */
  const outputs = new Map<string, Json[]>();
  /** The response of each of the newest items. */
  const responseOf = new Map<string, string>();

  const keepOutput = (item: Json): boolean => {
    const callId = textAt(item, 'call_id');
    const itemId = waiting.get(callId);
    if (textAt(item, 'type') !== 'function_call_output' || itemId === undefined) return false;
    waiting.delete(callId);
    outputs.set(itemId, [...(outputs.get(itemId) ?? []), { tool_call_id: callId, output: textAt(item, 'output') }]);
    return true;
  };
  const handIn = (wish: Json): readonly Json[] => {
    const { response: _, ...rest } = wish;
    const events = [...outputs].map(([itemId, list]) => ({ ...rest, type: 'conversation.item.required_action.submit_tool_outputs', item_id: itemId, tool_outputs: list }));
    outputs.clear();
    return events;
  };
  const noteResponse = (event: Json): void => {
    const itemId = textAt(event, 'item_id') || textAt(objectAt(event, 'item'), 'id');
    const responseId = textAt(event, 'response_id');
    if (itemId === '' || responseId === '' || responseOf.get(itemId) === responseId) return;
    responseOf.set(itemId, responseId);
    const [oldest] = responseOf.keys();
    if (responseOf.size > rememberedItems && oldest !== undefined) responseOf.delete(oldest);
  };
  const readCalls = (calls: readonly Json[], event: Json): readonly Json[] =>
    calls.flatMap((each) => {
      const call = readToolCall(each);
      if (call === null) note('call');
      return call === null ? [] : [{ ...event, type: 'response.function_call_arguments.done', call_id: call.callId, name: call.name, arguments: call.argumentsText }];
    });

  return {
    write(event) {
      switch (textAt(event, 'type')) {
        case 'session.update':
          return beta.write(event).map((each) => ({ ...each, session: seedSession(objectAt(each, 'session')) }));
        case 'conversation.item.create':
          return keepOutput(objectAt(event, 'item')) ? [] : beta.write(event);
        case 'response.create':
          return outputs.size > 0 ? handIn(event) : beta.write(event);
        case 'response.cancel':
          return [{ ...event, type: 'response.interrupt' }];
        default:
          return beta.write(event);
      }
    },
    read(event) {
      noteResponse(event);
      switch (textAt(event, 'type')) {
        case 'conversation.item.requires_action': {
          const { item: _, ...rest } = event;
          const item = objectAt(event, 'item');
          // Without an item id of their own: several calls wait in one item, and the memory tells items apart by their ids.
          const calls = readCalls(objectsAt(objectAt(objectAt(item, 'required_action'), 'submit_tool_outputs'), 'tool_calls'), rest);
          for (const call of calls) waiting.set(textAt(call, 'call_id'), textAt(item, 'id'));
          return calls;
        }
        case 'response.function_call.done':
          return readCalls([event], event);
        case 'conversation.item.output_audio_transcription.completed': {
          const responseId = textAt(event, 'response_id') || responseOf.get(textAt(event, 'item_id'));
          // Words of an item that nobody heard of belong to no place in the conversation.
          if (responseId === undefined) note('late_words');
          return responseId === undefined ? [] : [{ ...event, type: 'response.output_audio_transcript.done', response_id: responseId }];
        }
        default:
          return beta.read(event);
      }
    },
  };
}

function seedSession(session: Json): Json {
  return Object.fromEntries(Object.entries(session).map(([key, value]) => {
    if (key === 'tools') return [key, nestedTools(value)];
    return [key, key === 'turn_detection' && value === null ? { type: 'client_vad' } : value];
  }));
}
