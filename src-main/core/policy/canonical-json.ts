/**
 * JSON with one spelling for one value: keys sorted by UTF-16 code units, no spaces, `undefined` members left out.
 * The hash of an approval and the audit chain stand on it. Throws on what JSON cannot say (NaN, functions, cycles by depth).
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

/** Deeper than this is a cycle or an attack. */
const maxDepth = 64;

function write(value: unknown, depth: number): string {
  if (depth > maxDepth) throw new TypeError('Canonical JSON: nested too deeply');
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('Canonical JSON: not a finite number');
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item: unknown) => write(item, depth + 1)).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${write(member, depth + 1)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`Canonical JSON: no spelling for ${typeof value}`);
}
