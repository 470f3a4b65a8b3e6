let known: string | null = null;

/** Names this document to the web host, so that its two sockets (requests, audio) are known to be one peer. No secret. */
export function documentId(): string {
  known ??= crypto.randomUUID();
  return known;
}
