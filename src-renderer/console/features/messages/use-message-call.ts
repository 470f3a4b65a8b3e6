import { useEffect, useState } from 'react';
import type { HistoryDetailView } from '../../../../src-shared/contract/views.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useServices } from '../../stores/use-services.ts';

/** The call that a message came by; null until it is read, while it is still on, and when it is not in the history. */
export function useMessageCall(callId: string): HistoryDetailView | null {
  const { bridge } = useServices();
  const revision = useConsoleState((state) => state.historyRevision);
  const [detail, setDetail] = useState<HistoryDetailView | null>(null);
  useEffect(() => {
    let gone = false;
    void bridge.call('history.get', { callId }).then((answer) => { if (!gone) setDetail(answer.ok ? answer.value : null); });
    return () => { gone = true; };
  }, [bridge, callId, revision]);
  return detail;
}
