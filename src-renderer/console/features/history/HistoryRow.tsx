import { PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import type { HistoryRowView } from '../../../../src-shared/contract/views.ts';
import { formatLength } from '../../ui/format/format-length.ts';
import { formatWhen } from '../../ui/format/format-when.ts';
import { outcomeLabels } from '../../ui/format/outcome-label.ts';
import { routeHash } from '../../stores/route.ts';
import { useNow } from '../../stores/use-now.ts';

export function HistoryRow({ row, current }: { readonly row: HistoryRowView; readonly current: boolean }) {
  const nowMs = useNow();
  const outcome = outcomeLabels[row.outcome];
  const Icon = row.direction === 'inbound' ? PhoneIncoming : PhoneOutgoing;
  return (
    <a className="history-row" href={routeHash({ screen: 'history', callId: row.callId })} aria-current={current ? 'true' : undefined}>
      <span className="line-up"><span className="medium one-line fill">{row.line === 'practice' ? `Practice line, ${row.peer.name}` : row.peer.name}</span><span className="small ink-3 num">{formatWhen(row.startedAtMs, { nowMs })}</span></span>
      <span className="history-snippet">{row.snippet.length === 0 ? row.summary : row.snippet.map((piece, at) => (piece.hit ? <mark key={at}>{piece.text}</mark> : piece.text))}</span>
      <span className="history-meta">
        <Icon size={12} role="img" aria-hidden={undefined} aria-label={row.direction === 'inbound' ? 'Incoming' : 'Outgoing'} />
        <span className={`tone-${outcome.tone}`}>{outcome.text}</span>
        {row.lengthMs !== null && <span className="num">{formatLength(row.lengthMs)}</span>}
      </span>
    </a>
  );
}
