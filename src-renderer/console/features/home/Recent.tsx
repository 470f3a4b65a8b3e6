import { History, Phone, PhoneIncoming, PhoneMissed, PhoneOutgoing } from 'lucide-react';
import type { HistoryRowView } from '../../../../src-shared/contract/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { firstPractice } from '../../stores/place-call.ts';
import { formatLength } from '../../ui/format/format-length.ts';
import { formatWhenShort } from '../../ui/format/format-when.ts';
import { routeHash } from '../../stores/route.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useNow } from '../../stores/use-now.ts';
import { useServices } from '../../stores/use-services.ts';

export function Recent({ rows }: { readonly rows: readonly HistoryRowView[] | null }) {
  const nowMs = useNow();
  if (rows === null) return null;
  if (rows.length === 0) return <NoCallsYet />;
  return (
    <section className="recent" aria-labelledby="recent-title">
      <div className="recent-head"><h2 className="section-head" id="recent-title">Recent</h2><a className="small ink-2" href={routeHash({ screen: 'history', callId: null })}>All history</a></div>
      <ul>{rows.map((row) => <li key={row.callId}><RecentRow row={row} nowMs={nowMs} /></li>)}</ul>
    </section>
  );
}

function RecentRow({ row, nowMs }: { readonly row: HistoryRowView; readonly nowMs: number }) {
  const missed = row.outcome === 'no_answer' && row.direction === 'inbound';
  const Icon = missed ? PhoneMissed : row.direction === 'inbound' ? PhoneIncoming : PhoneOutgoing;
  return (
    <a className="recent-row" href={routeHash({ screen: 'history', callId: row.callId })}>
      <Icon size={16} className={missed ? 'tone-danger' : 'ink-3'} role="img" aria-hidden={undefined} aria-label={missed ? 'Missed' : row.direction === 'inbound' ? 'Incoming' : 'Outgoing'} />
      <div className="fill"><p className="medium one-line">{row.line === 'practice' ? `Practice line, ${row.peer.name}` : row.peer.name}</p><p className="small ink-3 one-line">{row.summary}</p></div>
      <span className="recent-who small ink-2 one-line">{row.who}</span>
      <span className="recent-length small ink-3 num">{row.lengthMs === null ? '' : formatLength(row.lengthMs)}</span>
      <span className="recent-when small ink-3 num">{formatWhenShort(row.startedAtMs, { nowMs })}</span>
    </a>
  );
}

function NoCallsYet() {
  const { draft } = useServices();
  const scenario = useConsoleState((state) => firstPractice(state.scenarios));
  return (
    <Empty
      icon={History} title="No calls yet"
      actions={scenario === null ? undefined : (
        <Button onClick={() => {
          draft.dispatch({ type: 'picked', text: scenario.peer.name, target: { name: scenario.peer.name, to: scenario.peer.number, kind: 'practice' }, suggested: scenario.suggestedBrief });
          document.querySelector<HTMLElement>('[data-call-button]')?.focus();
        }}><Phone size={16} aria-hidden="true" />Try the practice line</Button>
      )}
    >
      Every call is kept here with its transcript and approvals.
    </Empty>
  );
}
