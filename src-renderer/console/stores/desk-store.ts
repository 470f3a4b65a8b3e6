import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { DeskLayout } from '../../../src-shared/contract/state.ts';

/** How the owner left the Desk. Approvals in `putOff` wait on without a dialog; nothing here decides anything. */
export interface DeskUiState {
  readonly putOff: readonly string[];
  /** From 640 to 879 px: the Desk slid over the call. */
  readonly slidOver: boolean;
  /** Where it stands now; on screen it says its own countdowns. */
  readonly layout: DeskLayout;
}

export type DeskUiStore = StoreApi<DeskUiState>;

export const createDeskUiStore = (): DeskUiStore => createStore<DeskUiState>(() => ({ putOff: [], slidOver: false, layout: 'hidden' }));
