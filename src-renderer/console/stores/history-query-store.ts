import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { CallOutcome } from '../../../src-shared/domain/call.ts';

/** What History looks for; kept while other screens are open. */
export interface HistoryQuery {
  readonly query: string;
  /** Null: all dates. */
  readonly days: number | null;
  readonly outcome: CallOutcome | null;
}

export type HistoryQueryStore = StoreApi<HistoryQuery>;

export const createHistoryQueryStore = (): HistoryQueryStore => createStore<HistoryQuery>(() => ({ query: '', days: 30, outcome: null }));
