import { Mic } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { MicrophoneNotice } from '../../ui/MicrophoneNotice.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { emptyBrief } from '../../stores/home-draft.ts';
import { isCallOn } from '../../stores/is-call-on.ts';
import { routeHash } from '../../stores/route.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useMicrophoneProblem } from '../../ui/use-microphone-problem.ts';
import { useRequest } from '../../stores/use-request.ts';
import { useServices } from '../../stores/use-services.ts';

/** Speaking with the assistant by microphone. Writing to it as a chat comes in a later version. */
export function AssistantScreen() {
  const { audio, navigation } = useServices();
  const request = useRequest();
  const settings = useConsoleState((state) => state.settings);
  const line = useConsoleState((state) => state.lines.find((each) => each.kind === 'assistant'));
  const now = useConsoleState((state) => state.calls.find((call) => call.line === 'assistant' && isCallOn(call)));
  const microphoneProblem = useMicrophoneProblem();
  const block = line === undefined ? 'This version has no assistant line.' : line.state === 'ready' ? null : line.text;

  const talk = () => {
    audio.wake();
    void request.run('call.place', { to: '', name: null, line: 'assistant', brief: { ...emptyBrief(settings), limits: { neverAgreesToCost: true, endsAfterMin: null, endsAtUsd: settings.callCostLimitUsd } } }).then((answer) => {
      if (answer.ok) navigation.go({ screen: 'call', callId: answer.value.callId });
    });
  };

  return (
    <div className="page">
      <PageHead title="Assistant" />
      <div className="page-body">
        <div className="page-column">
          {microphoneProblem !== null && <MicrophoneNotice problem={microphoneProblem} onCheck={() => { void audio.meter().then((meter) => { if (meter.ok) meter.value(); }); }} />}
          <ProblemNotice title="The assistant did not answer" problem={request.problem} onDismiss={request.clear} />
          <p>
            Speak with the assistant through this computer’s microphone, or type while you talk. What it proposes waits at the Desk for you, as on any call.
            A written chat comes in a later version.
          </p>
          <div className="line-up">
            {now === undefined
              ? <Button kind="primary" size="large" disabled={block !== null || request.busy} onClick={talk}><Mic size={16} aria-hidden="true" />Talk to the assistant</Button>
              : <a className="button" data-kind="primary" data-size="large" href={routeHash({ screen: 'call', callId: now.id })}><Mic size={16} aria-hidden="true" />Go to the conversation</a>}
            {block !== null && <p className="ink-3">{block}</p>}
          </div>
          {line !== undefined && block === null && <p className="small ink-3">{line.price}</p>}
        </div>
      </div>
    </div>
  );
}
