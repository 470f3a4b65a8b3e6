import { useEffect, useState } from 'react';
import type { ContractError } from '../../../../src-shared/contract/error-codes.ts';
import type { HistoryDetailView } from '../../../../src-shared/contract/views.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useServices } from '../../stores/use-services.ts';

export type HistoryDetail =
  | { readonly state: 'loading' }
  | { readonly state: 'shown'; readonly detail: HistoryDetailView }
  | { readonly state: 'problem'; readonly problem: ContractError };

export function useHistoryDetail(callId: string): HistoryDetail {
  const { bridge } = useServices();
  const revision = useConsoleState((state) => state.historyRevision);
  const [answer, setAnswer] = useState<{ readonly of: string; readonly detail: HistoryDetail } | null>(null);
  useEffect(() => {
    let gone = false;
    void bridge.call('history.get', { callId }).then((result) => {
      if (!gone) setAnswer({ of: callId, detail: result.ok ? { state: 'shown', detail: result.value } : { state: 'problem', problem: result.error } });
    });
    return () => { gone = true; };
  }, [bridge, callId, revision]);
  return answer !== null && answer.of === callId ? answer.detail : { state: 'loading' };
}
