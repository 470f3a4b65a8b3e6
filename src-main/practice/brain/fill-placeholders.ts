/** Fills `{name}` and `{name|fallback}`, once: what is filled in is not read again. An unknown or empty name without fallback leaves nothing. */
export function fillPlaceholders(text: string, valueOf: (name: string) => string): string {
  return text
    .replace(/\{([^{}|]*)(?:\|([^{}]*))?\}/gu, (_, name: string, fallback: string | undefined) => valueOf(name) || (fallback ?? ''))
    .replace(/[ \t]{2,}/gu, ' ')
    .trim()
    .replace(/(^|[.?!] )(my owner)\b/gu, (_, before: string) => `${before}My owner`);
}
