import type { ErrorObject } from 'ajv';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { invalidRequest, type ProtocolError } from './protocol-error.ts';
import type { SchemaSet } from './schema-set.ts';

/** A client event that fits its schema. Which fields it has follows from `type`. */
export interface ClientEvent {
  readonly type: string;
  readonly event_id?: string;
  readonly [field: string]: unknown;
}

const schemaOfType: Readonly<Record<string, string>> = {
  'session.update': 'RealtimeClientEventSessionUpdate',
  'input_audio_buffer.append': 'RealtimeClientEventInputAudioBufferAppend',
  'input_audio_buffer.commit': 'RealtimeClientEventInputAudioBufferCommit',
  'input_audio_buffer.clear': 'RealtimeClientEventInputAudioBufferClear',
  'output_audio_buffer.clear': 'RealtimeClientEventOutputAudioBufferClear',
  'conversation.item.create': 'RealtimeClientEventConversationItemCreate',
  'conversation.item.delete': 'RealtimeClientEventConversationItemDelete',
  'conversation.item.retrieve': 'RealtimeClientEventConversationItemRetrieve',
  'conversation.item.truncate': 'RealtimeClientEventConversationItemTruncate',
  'response.create': 'RealtimeClientEventResponseCreate',
  'response.cancel': 'RealtimeClientEventResponseCancel',
};

const schemaOfItem: Readonly<Record<string, string>> = {
  'message system': 'RealtimeConversationItemMessageSystem',
  'message user': 'RealtimeConversationItemMessageUser',
  'message assistant': 'RealtimeConversationItemMessageAssistant',
  function_call: 'RealtimeConversationItemFunctionCall',
  function_call_output: 'RealtimeConversationItemFunctionCallOutput',
  mcp_approval_response: 'RealtimeMCPApprovalResponse',
};

export interface RefusedEvent {
  readonly error: ProtocolError;
  readonly eventId: string | null;
}

/** Checks one text frame. Refusals name the field, as the service does, so that a client's log says what to mend. */
export function checkClientEvent(text: string, schemas: SchemaSet): Result<ClientEvent, RefusedEvent> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err({ error: invalidRequest('invalid_event', 'The event is not valid JSON.'), eventId: null });
  }
  if (!isObject(value)) return err({ error: invalidRequest('invalid_event', 'An event must be a JSON object.'), eventId: null });
  const eventId = typeof value['event_id'] === 'string' ? value['event_id'] : null;
  const refuse = (error: ProtocolError): Result<ClientEvent, RefusedEvent> => err({ error, eventId });

  const type = value['type'];
  if (type === undefined) return refuse(missing('type'));
  const schema = typeof type === 'string' && Object.hasOwn(schemaOfType, type) ? schemaOfType[type] : undefined;
  if (schema === undefined) return refuse(invalidRequest('invalid_value', `Invalid value: ${short(type)}. Supported values are: ${Object.keys(schemaOfType).map((name) => `'${name}'`).join(', ')}.`, 'type'));

  const inner = innerCheck(type as string, value);
  if (inner !== null && !('schema' in inner)) return refuse(inner);
  if (inner !== null) {
    const errors = schemas.errorsOf(inner.schema, inner.value);
    if (errors !== null) return refuse(wordsOf(errors, inner.path));
  }
  const errors = schemas.errorsOf(schema, value);
  return errors === null ? ok(value as ClientEvent) : refuse(wordsOf(errors, ''));
}

/** Unions are checked by their own kind first, so that the error names the field and not "no alternative fits". */
function innerCheck(type: string, event: Record<string, unknown>): { schema: string; value: unknown; path: string } | ProtocolError | null {
  if (type === 'session.update') {
    const session = event['session'];
    if (session === undefined) return missing('session');
    if (!isObject(session)) return wrongType('session', 'an object');
    if (session['type'] === undefined) return missing('session.type');
    return { schema: session['type'] === 'transcription' ? 'RealtimeTranscriptionSessionCreateRequestGA' : 'RealtimeSessionCreateRequestGA', value: session, path: 'session' };
  }
  if (type === 'conversation.item.create') {
    const item = event['item'];
    if (item === undefined) return missing('item');
    if (!isObject(item)) return wrongType('item', 'an object');
    if (item['type'] === undefined) return missing('item.type');
    const kind = [item['type'], ...(item['type'] === 'message' ? [item['role']] : [])].map(plain).join(' ');
    const schema = Object.hasOwn(schemaOfItem, kind) ? schemaOfItem[kind] : undefined;
    if (schema !== undefined) return { schema, value: item, path: 'item' };
    return item['type'] === 'message' ? invalidRequest('invalid_value', `Invalid value: ${short(item['role'])}. Supported values are: 'system', 'user', 'assistant'.`, 'item.role') : invalidRequest('invalid_value', `Invalid value: ${short(item['type'])}.`, 'item.type');
  }
  return null;
}

function wordsOf(errors: readonly ErrorObject[], prefix: string): ProtocolError {
  // Of a union's errors the deepest one says most.
  const error = [...errors].sort((a, b) => b.instancePath.length - a.instancePath.length)[0];
  if (error === undefined) return invalidRequest('invalid_event', 'The event does not fit its schema.');
  const path = [prefix, ...error.instancePath.split('/').slice(1)].filter((part) => part !== '').join('.').replace(/\.(\d+)(?=\.|$)/gu, '[$1]');
  const field = (name: unknown): string => (path === '' ? String(name) : `${path}.${String(name)}`);
  switch (error.keyword) {
    case 'required': return missing(field(error.params['missingProperty']));
    case 'additionalProperties': return invalidRequest('unknown_parameter', `Unknown parameter: '${field(error.params['additionalProperty']).slice(0, 200)}'.`, field(error.params['additionalProperty']).slice(0, 200));
    case 'type': return wrongType(path, String(error.params['type']));
    case 'enum': return invalidRequest('invalid_value', `Invalid value. Supported values are: ${(error.params['allowedValues'] as unknown[]).map((one) => `'${String(one)}'`).join(', ')}.`, path);
    default: return invalidRequest('invalid_value', `Invalid '${path}': ${error.message ?? 'not allowed'}.`, path);
  }
}

const missing = (param: string): ProtocolError => invalidRequest('missing_required_parameter', `Missing required parameter: '${param}'.`, param);
const wrongType = (param: string, wanted: string): ProtocolError => invalidRequest('invalid_type', `Invalid type for '${param}': expected ${wanted}.`, param);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const plain = (value: unknown): string => (typeof value === 'string' ? value : '');
const short = (value: unknown): string => (value === undefined ? 'undefined' : JSON.stringify(value)).slice(0, 80);
