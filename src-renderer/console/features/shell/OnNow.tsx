import { ShieldAlert } from 'lucide-react';
import { callLengthMs } from '../../stores/call-length.ts';
import { formatLength } from '../../ui/format/format-length.ts';
import { isCallOn } from '../../stores/is-call-on.ts';
import { openApprovals } from '../../stores/open-approvals.ts';
import { routeHash } from '../../stores/route.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useNow } from '../../stores/use-now.ts';
import { useRoute } from '../../stores/use-route.ts';

/** The calls that are on, one line each; the shield says that one waits for a decision. */
export function OnNow() {
  const route = useRoute();
  const calls = useConsoleState((state) => state.calls);
  const approvals = useConsoleState((state) => state.approvals);
  const nowMs = useNow();
  const on = calls.filter(isCallOn);
  if (on.length === 0) return null;
  const waiting = new Set(openApprovals(approvals).map((approval) => approval.callId));
  return (
    <div className="nav-calls">
      <h2 className="nav-head">On now</h2>
      <ul className="nav-list" aria-label="Calls on now">
        {on.map((call) => {
          const lengthMs = callLengthMs(call, nowMs);
          return (
            <li key={call.id}>
              <a className="nav-call" href={routeHash({ screen: 'call', callId: call.id })} title={call.peer.name} aria-current={route.screen === 'call' && route.callId === call.id ? 'page' : undefined}>
                {waiting.has(call.id)
                  ? <ShieldAlert size={16} className="tone-attention" role="img" aria-hidden={undefined} aria-label="Waiting for you:" />
                  : <span className="dot" data-tone="live" />}
                <span className="one-line">{call.peer.name}</span>
                <span className="length">{lengthMs === null ? 'Ringing' : formatLength(lengthMs)}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
