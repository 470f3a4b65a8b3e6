import Ajv2020, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import published from '../schemas/openai-realtime.schemas.json' with { type: 'json' };

/** The published schemas, compiled one at a time when first asked for. */
export interface SchemaSet {
  /** Errors of `value` against `components.schemas[name]`; null when it fits. */
  errorsOf(name: string, value: unknown): readonly ErrorObject[] | null;
}

type Json = Record<string, unknown>;

/**
 * `closed`: unknown keys are errors, as the service answers them, and `null` is taken where the service takes it
 * (the documents describe those fields as objects that may be null).
 */
export function createSchemaSet(closed: boolean): SchemaSet {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: false, logger: false });
  ajv.addSchema({ $id: 'openai', components: { schemas: mapSchemas(published.components.schemas, closed) } });
  const compiled = new Map<string, ValidateFunction>();
  return {
    errorsOf(name, value) {
      let check = compiled.get(name);
      if (check === undefined) {
        check = ajv.compile({ $ref: `openai#/components/schemas/${name}` });
        compiled.set(name, check);
      }
      return check(value) ? null : (check.errors ?? []);
    },
  };
}

const nullable = new Set(['transcription', 'noise_reduction', 'prompt', 'tracing']);

function mapSchemas(node: unknown, closed: boolean): unknown {
  if (Array.isArray(node)) return node.map((entry) => mapSchemas(entry, closed));
  if (typeof node !== 'object' || node === null) return node;
  const { nullable: isNullable, discriminator: _, ...rest } = node as Json;
  const mapped: Json = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, key === 'enum' || key === 'const' || key === 'default' ? value : mapSchemas(value, closed)]));
  const properties = mapped['properties'];
  if (closed && typeof properties === 'object' && properties !== null) {
    const combined = 'oneOf' in mapped || 'anyOf' in mapped || 'allOf' in mapped;
    if (!combined && !('additionalProperties' in mapped)) mapped['additionalProperties'] = false;
    for (const [name, schema] of Object.entries(properties as Json)) {
      if (nullable.has(name)) (properties as Json)[name] = { anyOf: [schema, { type: 'null' }] };
    }
  }
  return isNullable === true ? { anyOf: [mapped, { type: 'null' }] } : mapped;
}
