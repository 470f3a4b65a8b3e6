import { readFileSync } from 'node:fs';
import fc from 'fast-check';

type Json = Readonly<Record<string, unknown>>;

const file = new URL('../../../src-main/practice/schemas/openai-realtime.schemas.json', import.meta.url);
const schemas = (JSON.parse(readFileSync(file, 'utf8')) as { components: { schemas: Readonly<Record<string, Json>> } }).components.schemas;

export const publishedSchemas = schemas;

/** Names of the schemas of one family's events. */
export function eventSchemas(family: 'ga' | 'beta', side: 'Client' | 'Server'): readonly string[] {
  const start = `Realtime${family === 'beta' ? 'Beta' : ''}${side}Event`;
  return Object.keys(schemas).filter((name) => name.startsWith(start) && name !== start);
}

/** Any event that fits a schema; the published file carries no examples of its own. Optional fields come and go. */
export function eventOf(schemaName: string): fc.Arbitrary<Json> {
  return of(schemas[schemaName] ?? {}, 0) as fc.Arbitrary<Json>;
}

const deepest = 9;
const word = fc.constantFrom('a', 'item_1', 'Hello there.', 'AAAA', 'é', '');

function of(schema: Json, depth: number): fc.Arbitrary<unknown> {
  if (depth > deepest) return fc.constant(null);
  const reference = schema['$ref'];
  if (typeof reference === 'string') return of(schemas[reference.split('/').at(-1) ?? ''] ?? {}, depth + 1);
  const choices = (schema['oneOf'] ?? schema['anyOf']) as readonly Json[] | undefined;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => of(choice, depth + 1)));
  if (Array.isArray(schema['allOf'])) return of((schema['allOf'] as readonly Json[])[0] ?? {}, depth + 1);
  if (schema['const'] !== undefined) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  switch (schema['type'] ?? (schema['properties'] === undefined ? (schema['items'] === undefined ? 'any' : 'array') : 'object')) {
    case 'object':
      return objectOf(schema, depth);
    case 'array':
      return fc.array(of((schema['items'] ?? {}) as Json, depth + 1), { maxLength: 2 });
    case 'string':
      return word;
    case 'number':
      return fc.constantFrom(Number(schema['minimum'] ?? 0), Number(schema['maximum'] ?? 1), 0.75);
    case 'integer':
      return fc.integer({ min: Number(schema['minimum'] ?? 0), max: Number(schema['maximum'] ?? 4_000) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.constantFrom(null, 'a', 1);
  }
}

function objectOf(schema: Json, depth: number): fc.Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Json>>;
  // The type is what makes it this event, whether the schema insists on it or not.
  const needed = new Set([...((schema['required'] ?? []) as string[]), 'type']);
  const keys = Object.keys(properties);
  return fc.record(Object.fromEntries(keys.map((key) => [key, of(properties[key] ?? {}, depth + 1)])), { requiredKeys: keys.filter((key) => needed.has(key)), noNullPrototype: true });
}
