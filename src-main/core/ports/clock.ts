import type { Disposer } from '../../../src-shared/domain/disposer.ts';

/** All time in the core. Tests run it faster than the wall. */
export interface Clock {
  /** Wall clock, ms since the epoch. */
  nowMs(): number;
  /** Monotonic, ms. */
  monoMs(): number;
  /** Never early: at the time of `run`, `monoMs` has moved on by at least `ms`. */
  after(ms: number, run: () => void): Disposer;
  /** Every `ms`, without drift: a late tick is followed by the missed ones at once. */
  every(ms: number, run: () => void): Disposer;
}
