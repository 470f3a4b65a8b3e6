import { useEffect, useState } from 'react';
import type { AuditKind } from '../../../../src-shared/domain/audit.ts';
import type { AuditRowView } from '../../../../src-shared/contract/views.ts';
import type { ContractError } from '../../../../src-shared/contract/error-codes.ts';
import { useServices } from '../../stores/use-services.ts';

const rowsAtOnce = 100;

interface Found { readonly of: string; readonly rows: readonly AuditRowView[]; readonly more: boolean; readonly problem: ContractError | null }

export interface AuditRows {
  /** Newest first; null before the first answer to this filter. */
  readonly rows: readonly AuditRowView[] | null;
  readonly more: boolean;
  readonly problem: ContractError | null;
  /** Adds the rows before the oldest one shown. */
  loadMore(): void;
}

/** Rows of one call, or of all; of some kinds, or of all. Rows that are written meanwhile come with the next visit. */
export function useAuditRows(callId: string | null, kinds: readonly AuditKind[] | null): AuditRows {
  const { bridge } = useServices();
  const of = JSON.stringify([callId, kinds]);
  const [found, setFound] = useState<Found | null>(null);
  const [before, setBefore] = useState<{ readonly of: string; readonly seq: number } | null>(null);
  const past = before !== null && before.of === of ? before.seq : null;
  useEffect(() => {
    let gone = false;
    const [call, some] = JSON.parse(of) as [string | null, AuditKind[] | null];
    void bridge.call('audit.read', { before: past, callId: call, kinds: some, limit: rowsAtOnce }).then((answer) => {
      if (gone) return;
      setFound((now) => {
        const kept = now !== null && now.of === of && past !== null ? now.rows : [];
        return answer.ok ? { of, rows: [...kept, ...answer.value.rows], more: answer.value.more, problem: null } : { of, rows: kept, more: false, problem: answer.error };
      });
    });
    return () => { gone = true; };
  }, [bridge, of, past]);
  const current = found !== null && found.of === of ? found : null;
  return {
    rows: current?.rows ?? null, more: current?.more ?? false, problem: current?.problem ?? null,
    loadMore: () => {
      const last = current?.rows.at(-1);
      if (last !== undefined) setBefore({ of, seq: last.seq });
    },
  };
}
