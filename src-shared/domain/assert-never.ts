/** Ends an exhaustive switch: a new variant that nobody handles fails to compile, and throws if it arrives anyway. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled variant: ${JSON.stringify(value)}`);
}
