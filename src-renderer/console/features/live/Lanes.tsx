import type { CallView } from '../../../../src-shared/contract/views.ts';
import { LanesCanvas } from './LanesCanvas.tsx';
import { otherName } from '../../ui/transcript/other-name.ts';
import { laneWord } from './lane-word.ts';
import { isApprovalOpen } from '../../../../src-shared/domain/approval.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';

/** Ten seconds of both sides. The picture is decoration; the words at the right say the same. */
export function Lanes({ call }: { readonly call: CallView }) {
  const waits = useConsoleState((state) => state.approvals.some((approval) => approval.callId === call.id && isApprovalOpen(approval.state)));
  return (
    <section className="lanes" aria-label="Sound levels">
      <span className="lane-who" data-side="them">{otherName(call.line, call.peer.name)}</span>
      <span className="lane-word" data-side="them">{laneWord(call, 'them', waits)}</span>
      <span className="lane-who" data-side="assistant">Assistant</span>
      <span className="lane-word" data-side="assistant">{laneWord(call, 'assistant', waits)}</span>
      <LanesCanvas callId={call.id} />
    </section>
  );
}
