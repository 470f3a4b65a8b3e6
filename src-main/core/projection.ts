import type { DeltaOf, StateOf } from '../../src-shared/contract/state.ts';
import type { Disposer } from '../../src-shared/domain/disposer.ts';
import type { Projection } from '../../src-shared/contract/handlers.ts';
import type { Surface } from '../../src-shared/contract/surfaces.ts';
import { same } from './same.ts';

export interface WritableProjection<S extends Surface> extends Projection<S> {
  readonly state: StateOf[S];
  /** Folds the delta and tells the listeners; a delta that changes nothing is not told. */
  push(delta: DeltaOf[S]): void;
}

/**
 * The core's own copy of a surface's state, made by the reducer that every screen runs: snapshot = fold of the deltas.
 * `onAlone`: the last screen that followed it is gone.
 */
export function createProjection<S extends Surface>(initial: StateOf[S], reduce: (state: StateOf[S], delta: DeltaOf[S]) => StateOf[S], onAlone: () => void = () => undefined): WritableProjection<S> {
  const listeners = new Set<(seq: number, delta: DeltaOf[S]) => void>();
  let state = initial;
  let seq = 0;
  return {
    get state() { return state; },
    snapshot: () => ({ seq, state }),
    push: (delta) => {
      const next = reduce(state, delta);
      if (same(state, next)) return;
      state = next;
      seq += 1;
      const number = seq;
      for (const listener of [...listeners]) listener(number, delta);
    },
    subscribe: (listener): Disposer => {
      listeners.add(listener);
      return () => { if (listeners.delete(listener) && listeners.size === 0) onAlone(); };
    },
  };
}
