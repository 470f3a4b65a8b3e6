import type { Clock } from './ports/clock.ts';
import type { Disposer } from '../../src-shared/domain/disposer.ts';
import type { Signal } from '../../src-shared/contract/state.ts';

export interface Signals {
  send(signal: Signal): void;
  subscribe(listener: (signal: Signal) => void): Disposer;
  /** The second hand runs while `wanted` says so; call after anything that may have changed the answer. */
  wind(): void;
  stop(): void;
}

/** Unnumbered news for the screens. */
export function createSignals(deps: { readonly clock: Clock; readonly wanted: () => boolean }): Signals {
  const listeners = new Set<(signal: Signal) => void>();
  let ticking: Disposer | null = null;
  const send = (signal: Signal): void => { for (const listener of [...listeners]) listener(signal); };
  const stop = (): void => {
    ticking?.();
    ticking = null;
  };
  const tick = (): void => { send({ type: 'clock', nowMs: deps.clock.nowMs() }); };
  return {
    send,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    wind: () => {
      if (!deps.wanted()) stop();
      else if (ticking === null) {
        tick();
        ticking = deps.clock.every(1000, tick);
      }
    },
    stop,
  };
}
