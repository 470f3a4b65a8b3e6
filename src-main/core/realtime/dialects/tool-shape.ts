import type { Json } from '../json-reader.ts';
import { isObject, objectAt, textAt, valueAt } from '../json-reader.ts';
import type { NoteDropped } from './dialect.ts';

const safeName = /^[A-Za-z0-9_-]{1,64}$/;

/** Tools as the protocol wants them, whether they were flat or wrapped in `function`. One without a usable name is left out. */
export function flatTools(tools: unknown, note: NoteDropped): unknown {
  if (!Array.isArray(tools)) return tools;
  return tools.flatMap((tool: unknown) => {
    if (!isObject(tool) || (textAt(tool, 'type') !== 'function' && !Object.hasOwn(tool, 'function'))) return [tool];
    const { function: inner, ...outer } = tool;
    const flat: Json = isObject(inner) ? { ...inner, ...outer } : tool;
    if (safeName.test(textAt(flat, 'name'))) return [flat];
    note('tool_name');
    return [];
  });
}

/** The same tools wrapped, as the seed's guides show them. */
export function nestedTools(tools: unknown): unknown {
  if (!Array.isArray(tools)) return tools;
  return tools.map((tool: unknown) => {
    if (!isObject(tool) || textAt(tool, 'type') !== 'function' || Object.hasOwn(tool, 'function')) return tool;
    const { type, ...inner } = tool;
    return { type, function: inner };
  });
}

export interface ToolCall {
  readonly callId: string;
  readonly name: string;
  /** As the protocol wants it: JSON in a string. */
  readonly argumentsText: string;
}

/** Null when it cannot be read. The arguments may be an object or text, under either name, in the call or in its `function`. */
export function readToolCall(call: Json): ToolCall | null {
  const inner = objectAt(call, 'function');
  const callId = textAt(call, 'call_id') || textAt(call, 'id');
  const name = textAt(call, 'name') || textAt(inner, 'name');
  const argumentsText = asText(firstOf([call, inner], ['arguments', 'parameters']));
  return callId === '' || name === '' || argumentsText === null ? null : { callId, name, argumentsText };
}

function firstOf(places: readonly Json[], keys: readonly string[]): unknown {
  return places.flatMap((place) => keys.map((key) => valueAt(place, key))).find((value) => value !== undefined);
}

function asText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '{}';
  if (!isObject(value)) return null;
  try {
    return JSON.stringify(value);
  } catch {
    // What was parsed can be nested more deeply than it can be written.
    return null;
  }
}
