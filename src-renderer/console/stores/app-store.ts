import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { ConsoleState } from '../../../src-shared/contract/state.ts';
import type { ContractError } from '../../../src-shared/contract/error-codes.ts';

/** What the core says. Null until the first snapshot; kept, readable, while the connection is down. */
export interface AppState {
  readonly state: ConsoleState | null;
  readonly connection: 'starting' | 'up' | 'down';
  /** The core refused to tell its state; null once it does. */
  readonly problem: ContractError | null;
}

export type AppStore = StoreApi<AppState>;

export const createAppStore = (): AppStore => createStore<AppState>(() => ({ state: null, connection: 'starting', problem: null }));
