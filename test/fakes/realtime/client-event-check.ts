import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const file = new URL('../../../src-main/practice/schemas/openai-realtime.schemas.json', import.meta.url);

/** Answers why an event is none of the published client events; null = it is one. */
export function createClientEventCheck(): (event: unknown) => string | null {
  // `nullable` beside `oneOf` is an OpenAPI habit that JSON Schema has no word for; it only widens.
  const document = JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) => (key === 'nullable' ? undefined : value)) as { components: { schemas: Record<string, unknown> } };
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'realtime', components: document.components });
  const union = ajv.compile({ $ref: 'realtime#/components/schemas/RealtimeClientEvent' });
  const settings = ajv.compile({ $ref: 'realtime#/components/schemas/RealtimeSessionCreateRequestGA' });
  return (event) => {
    if (!union(event)) return JSON.stringify(union.errors?.slice(-2));
    const session = (event as { session?: unknown }).session;
    if (session !== undefined && !settings(session)) return JSON.stringify(settings.errors?.slice(-2));
    return null;
  };
}
