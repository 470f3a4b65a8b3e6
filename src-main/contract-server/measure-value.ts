/** Deeper than any input of the contract; keeps the walk bounded. */
const maxDepth = 32;

export type Measured =
  | { readonly kind: 'plain'; readonly bytes: number }
  | { readonly kind: 'too_large' }
  /** `path`: where a value stands that JSON cannot carry, or a key that could reach a prototype. */
  | { readonly kind: 'not_plain'; readonly path: string };

const prototypeKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Size of a value as JSON, in UTF-8 bytes, and whether it is plain data. Stops as soon as it passes `maxBytes`, so the cost is bounded by
 * the cap and not by the value. Needed because a structured clone brings what JSON cannot: maps, dates, buffers, cycles.
 */
export function measureValue(value: unknown, maxBytes: number): Measured {
  let bytes = 0;
  const bad: { path: string | null } = { path: null };

  const add = (more: number): boolean => {
    bytes += more;
    return bytes <= maxBytes;
  };
  const reject = (path: string): false => {
    bad.path = path;
    return false;
  };

  function walk(each: unknown, path: string, depth: number): boolean {
    if (depth > maxDepth) return reject(path);
    if (typeof each === 'string') return addText(each);
    if (typeof each === 'boolean' || each === null) return add(String(each).length);
    if (each === undefined) return true;
    if (typeof each === 'number' && Number.isFinite(each)) return add(String(each).length);
    if (typeof each !== 'object') return reject(path);
    if (Array.isArray(each)) return walkArray(each, path, depth);
    const prototype: unknown = Object.getPrototypeOf(each);
    return prototype === null || prototype === Object.prototype ? walkObject(each as Readonly<Record<string, unknown>>, path, depth) : reject(path);
  }

  function addText(text: string): boolean {
    // A character is at least one byte: refuse before encoding a text that cannot fit.
    return bytes + text.length > maxBytes ? add(text.length) : add(Buffer.byteLength(JSON.stringify(text)));
  }

  function walkArray(items: readonly unknown[], path: string, depth: number): boolean {
    if (!add(2)) return false;
    for (let index = 0; index < items.length; index += 1) {
      if (!add(1) || !walk(items[index], join(path, String(index)), depth + 1)) return false;
    }
    return true;
  }

  function walkObject(record: Readonly<Record<string, unknown>>, path: string, depth: number): boolean {
    if (!add(2)) return false;
    for (const key of Object.keys(record)) {
      const at = join(path, key);
      if (prototypeKeys.has(key)) return reject(at);
      if (!addText(key) || !add(2) || !walk(record[key], at, depth + 1)) return false;
    }
    return true;
  }

  if (walk(value, '', 0)) return { kind: 'plain', bytes };
  return bad.path === null ? { kind: 'too_large' } : { kind: 'not_plain', path: bad.path };
}

/** Keys are the sender's: cut, so that a path in an error or a log stays short. */
const join = (path: string, key: string): string => `${path === '' ? '' : `${path}.`}${key.slice(0, 64)}`.slice(0, 200);
