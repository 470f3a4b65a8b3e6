import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { OpenedStore, StoreOptions } from '../../src-main/adapters/store/open-store.ts';
import { createQuietLogger, type QuietLogger } from './quiet-logger.ts';
import { openStore } from '../../src-main/adapters/store/open-store.ts';
import { tempHome } from './temp-home.ts';

export const testKey = '0123456789abcdef'.repeat(4);

export interface TestStore extends OpenedStore {
  readonly path: string;
  readonly logger: QuietLogger;
}

/** The real store in a folder of its own; fails the test when it does not open. */
export function openTestStore(over: Partial<StoreOptions> = {}): TestStore {
  const logger = createQuietLogger();
  const path = over.path ?? join(tempHome(), 'consigliere.db');
  const opened = openStore({ path, key: testKey, nowMs: () => Date.UTC(2026, 10, 21, 12), logger, ...over });
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.text}`);
  onTestFinished(() => opened.value.close());
  return { ...opened.value, path, logger };
}
