import type { Disposer } from '../../src-shared/domain/disposer.ts';

/** The page's timer, as the client helpers take it. */
export function pageAfter(ms: number, run: () => void): Disposer {
  const timer = setTimeout(run, ms);
  return () => { clearTimeout(timer); };
}
