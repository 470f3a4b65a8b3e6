export type Json = Readonly<Record<string, unknown>>;

const nothing: Json = {};

/** Null when the text is no JSON object. */
export function readObject(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** Own properties only: a key such as `constructor` or `__proto__` in what the service sent never reaches a prototype. */
export function valueAt(from: Json, key: string): unknown {
  return Object.hasOwn(from, key) ? from[key] : undefined;
}

/** Empty object for anything else. */
export function objectAt(from: Json, key: string): Json {
  const value = valueAt(from, key);
  return isObject(value) ? value : nothing;
}

/** Only the objects of it. */
export function objectsAt(from: Json, key: string): readonly Json[] {
  const value = valueAt(from, key);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** Empty string for anything else. */
export function textAt(from: Json, key: string): string {
  const value = valueAt(from, key);
  return typeof value === 'string' ? value : '';
}

/** Zero for anything that is no number of things: NaN, infinities, negatives, other types. */
export function countAt(from: Json, key: string): number {
  const value = valueAt(from, key);
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
