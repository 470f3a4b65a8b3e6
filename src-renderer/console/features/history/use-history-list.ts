import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ContractError } from '../../../../src-shared/contract/error-codes.ts';
import type { HistoryQuery } from '../../stores/history-query-store.ts';
import type { HistoryRowView } from '../../../../src-shared/contract/views.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useServices } from '../../stores/use-services.ts';

export interface HistoryList {
  /** The answer to `of`; null before the first one. */
  readonly found: { readonly of: HistoryQuery; readonly rows: readonly HistoryRowView[]; readonly total: number } | null;
  readonly problem: ContractError | null;
}

const pauseMs = 120;

/** The calls that answer the query. The last answer stays until the next one is here, so that the list does not blink. */
export function useHistoryList(): HistoryList {
  const { bridge, clock, historyQuery } = useServices();
  const query = useStore(historyQuery);
  const revision = useConsoleState((state) => state.historyRevision);
  const [list, setList] = useState<HistoryList>({ found: null, problem: null });
  useEffect(() => {
    let gone = false;
    const ask = () => {
      const sinceMs = query.days === null ? null : clock.getState().nowMs - query.days * 86_400_000;
      void bridge.call('history.search', { query: query.query.trim(), sinceMs, outcome: query.outcome, limit: 100, before: null }).then((answer) => {
        if (gone) return;
        setList((before) => (answer.ok ? { found: { of: query, ...answer.value }, problem: null } : { ...before, problem: answer.error }));
      });
    };
    const timer = setTimeout(ask, pauseMs);
    return () => { gone = true; clearTimeout(timer); };
  }, [bridge, clock, query, revision]);
  return list;
}
