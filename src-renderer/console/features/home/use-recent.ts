import { useEffect, useState } from 'react';
import type { HistoryRowView } from '../../../../src-shared/contract/views.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useServices } from '../../stores/use-services.ts';

/** The last calls; null until the first answer. Asked again when the history changes. */
export function useRecent(): readonly HistoryRowView[] | null {
  const { bridge } = useServices();
  const revision = useConsoleState((state) => state.historyRevision);
  const [rows, setRows] = useState<readonly HistoryRowView[] | null>(null);
  useEffect(() => {
    let gone = false;
    void bridge.call('history.search', { query: '', sinceMs: null, outcome: null, limit: 8, before: null }).then((answer) => {
      if (!gone && answer.ok) setRows(answer.value.rows);
    });
    return () => { gone = true; };
  }, [bridge, revision]);
  return rows;
}
