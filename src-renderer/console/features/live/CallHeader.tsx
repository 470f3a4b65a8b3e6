import { PanelRight } from 'lucide-react';
import type { CallCommands } from './use-call-commands.ts';
import type { CallView } from '../../../../src-shared/contract/views.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { CallStats } from './CallStats.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { callLengthMs } from '../../stores/call-length.ts';
import { formatLength } from '../../ui/format/format-length.ts';
import { formatNumber } from '../../ui/format/format-number.ts';
import { phaseWord } from './phase-word.ts';
import { useNow } from '../../stores/use-now.ts';
import { useServices } from '../../stores/use-services.ts';

export function CallHeader({ call, commands }: { readonly call: CallView; readonly commands: CallCommands }) {
  const { desk } = useServices();
  const nowMs = useNow();
  const lengthMs = callLengthMs(call, nowMs);
  const where = call.line === 'assistant' ? `With you on ${call.lineLabel}` : `${call.direction === 'inbound' ? 'Incoming' : 'Outgoing'} on ${call.lineLabel}`;
  return (
    <header className="pane-head live-head">
      <Avatar name={call.peer.name} size="large" />
      <div className="fill">
        <h1 className="pane-title one-line" id="call-name">{call.peer.name}</h1>
        <p className="small ink-3 one-line">{call.peer.number !== null && <><span className="num">{formatNumber(call.peer.number)}</span> · </>}{where}</p>
      </div>
      <CallStats call={call} commands={commands} />
      {lengthMs === null || call.phase === 'dialing' || call.phase === 'ringing'
        ? <span className="live-phase" role="status">{phaseWord(call)}</span>
        : <span className="live-timer" role="timer" aria-label="Call length">{formatLength(lengthMs)}</span>}
      <span className="live-desk-button"><IconButton label="The Desk" onClick={() => { desk.setState(({ slidOver }) => ({ slidOver: !slidOver })); }}><PanelRight size={16} aria-hidden="true" /></IconButton></span>
    </header>
  );
}
