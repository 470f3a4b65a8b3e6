import './history.css';
import { History } from 'lucide-react';
import { CallRecord } from './CallRecord.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { HistoryList } from './HistoryList.tsx';
import { useHistoryList } from './use-history-list.ts';

export function HistoryScreen({ callId }: { readonly callId: string | null }) {
  const list = useHistoryList();
  const shown = callId ?? list.found?.rows[0]?.callId ?? null;
  return (
    <div className="screen history" data-open={callId !== null || undefined}>
      <HistoryList list={list} shown={shown} />
      {shown !== null
        ? <CallRecord key={shown} callId={shown} query={list.found?.of.query ?? ''} />
        : <div className="history-record">{list.found !== null && <Empty icon={History} title="No call chosen">The call you choose on the left is read here.</Empty>}</div>}
    </div>
  );
}
