import type { Ids } from '../../src-main/core/ports/ids.ts';

/** `call_1`, `call_2`, `apr_3` …: one counter for all prefixes. */
export function createCountingIds(): Ids {
  let count = 0;
  return { next: (prefix) => `${prefix}_${++count}` };
}
