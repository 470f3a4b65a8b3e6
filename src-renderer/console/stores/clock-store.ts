import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';

/**
 * Main's clock: wall-clock ms as of the last signal. Timers and countdowns are drawn from it, so they stop when main is not heard
 * instead of inventing time. `sync` takes a signal; between signals nothing moves.
 */
export interface ClockState { readonly nowMs: number }

export type ClockStore = StoreApi<ClockState>;

export const createClockStore = (nowMs: number): ClockStore => createStore<ClockState>(() => ({ nowMs }));
