import type { Logger } from '../core/ports/logger.ts';

/** What was opened, closed in the reverse order. One that fails to close does not keep the rest open. */
export interface ClosingStack {
  push(name: string, close: () => void | Promise<void>): void;
  /** Twice is once. */
  closeAll(): Promise<void>;
}

export function createClosingStack(logger: () => Logger | null): ClosingStack {
  const open: { readonly name: string; readonly close: () => void | Promise<void> }[] = [];
  let closing: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      try {
        await next.close();
      } catch (error) {
        logger()?.error('app.close_failed', { part: next.name, error });
      }
    }
  };
  return {
    push: (name, close) => { open.push({ name, close }); },
    closeAll: () => (closing ??= run()),
  };
}
