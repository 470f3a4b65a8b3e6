/** One event that came to the proxy, in the order in which it went on. */
export interface Passed {
  readonly seq: number;
  /** Monotonic ms of the call's clock. */
  readonly atMs: number;
  /** 1 = the first connection of the call. */
  readonly link: number;
  readonly to: 'app' | 'service';
  readonly type: string;
  /** As parsed, with `audio` and `delta` of sound left out. */
  readonly event: Readonly<Record<string, unknown>>;
  /** Length of the sound in it. */
  readonly audioMs: number;
  /** Of a piece of the assistant's sound; else null. */
  readonly mark: number | null;
}

export function textOf(passed: Passed, ...path: readonly string[]): string {
  let value: unknown = passed.event;
  for (const key of path) value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : '';
}
