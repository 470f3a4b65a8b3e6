const known = /^(?:owner|owner\.first|disclosure|goal|number|name|fact\.\d{1,2}|said|said\.rest|said\.number|ran\.[a-zA-Z0-9_]+|next\.(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:@\d{2}:\d{2})?)$/u;

const placeholder = /\{([^{}|]*)(?:\|[^{}]*)?\}/gu;

/** The first `{…}` anywhere in a scenario that nothing would fill. A fallback after `|` is free text. */
export function findUnknownPlaceholder(value: unknown, path: readonly (string | number)[] = []): { readonly name: string; readonly path: readonly (string | number)[] } | null {
  if (typeof value === 'string') {
    for (const match of value.matchAll(placeholder)) {
      if (!known.test(match[1] ?? '')) return { name: match[1] ?? '', path };
    }
    const rest = /[{}].{0,20}/u.exec(value.replace(placeholder, ''));
    return rest === null ? null : { name: rest[0].replace(/[{}]/gu, ''), path };
  }
  if (typeof value !== 'object' || value === null) return null;
  const entries: [string | number, unknown][] = Array.isArray(value) ? value.map((entry, index) => [index, entry]) : Object.entries(value);
  for (const [key, entry] of entries) {
    const found = findUnknownPlaceholder(entry, [...path, key]);
    if (found !== null) return found;
  }
  return null;
}
