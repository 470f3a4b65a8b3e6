/** Where a session's socket is opened, and with what. `more`: headers that the dialect asks for besides the key. */
export function sessionAddress(
  target: { readonly url: string; readonly apiKey: string; readonly model: string },
  more: Readonly<Record<string, string>> = {},
): readonly [url: string, headers: Readonly<Record<string, string>>] {
  const separator = target.url.includes('?') ? '&' : '?';
  return [`${target.url}${separator}model=${encodeURIComponent(target.model)}`, { ...more, Authorization: `Bearer ${target.apiKey}` }];
}
