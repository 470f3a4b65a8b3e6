import './calls.css';
import { LayoutGrid, Plus } from 'lucide-react';
import type { CallView } from '../../../../src-shared/contract/views.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { callLengthMs } from '../../stores/call-length.ts';
import { formatLength } from '../../ui/format/format-length.ts';
import { openApprovals } from '../../stores/open-approvals.ts';
import { routeHash } from '../../stores/route.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useNow } from '../../stores/use-now.ts';

/** Calls on now, and ended ones that were not put away, as a plain list. */
export function CallsScreen() {
  const calls = useConsoleState((state) => state.calls);
  const approvals = useConsoleState((state) => state.approvals);
  const nowMs = useNow();
  const waiting = new Set(openApprovals(approvals).map((approval) => approval.callId));
  return (
    <div className="page">
      <PageHead title="Live calls" />
      {calls.length === 0
        ? (
          <Empty icon={LayoutGrid} title="No calls on now" actions={<a className="button" data-kind="plain" data-size="normal" href={routeHash({ screen: 'home' })}><Plus size={16} aria-hidden="true" />New call <KeyCap mod>N</KeyCap></a>}>
            Start one, or wait for the phone to ring.
          </Empty>
        )
        : <div className="page-body"><ul className="page-column call-list">{calls.map((call) => <CallRow key={call.id} call={call} waits={waiting.has(call.id)} nowMs={nowMs} />)}</ul></div>}
    </div>
  );
}

function CallRow({ call, waits, nowMs }: { readonly call: CallView; readonly waits: boolean; readonly nowMs: number }) {
  const lengthMs = callLengthMs(call, nowMs);
  return (
    <li>
      <a className="card call-row" href={routeHash({ screen: 'call', callId: call.id })}>
        <Avatar name={call.peer.name} size="large" />
        <span className="fill"><span className="medium call-row-name">{call.peer.name}</span><span className="small ink-3 one-line call-row-name">{call.summary ?? (call.brief.goal === '' ? call.lineLabel : call.brief.goal)}</span></span>
        {waits ? <Chip tone="attention">Waiting for you</Chip> : <Chip tone={call.phase === 'ended' ? 'quiet' : 'live'}>{stateWord(call)}</Chip>}
        <span className="num ink-2 call-row-length">{lengthMs === null ? '' : formatLength(lengthMs)}</span>
      </a>
    </li>
  );
}

function stateWord(call: CallView): string {
  if (call.phase === 'ended') return 'Ended';
  if (call.phase !== 'connected') return 'Ringing';
  if (call.onHold) return 'On hold';
  return call.speaking.assistant ? 'Assistant speaking' : call.speaking.them ? 'They speak' : 'On now';
}
