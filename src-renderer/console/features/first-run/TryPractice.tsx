import { Phone } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { briefFor, firstPractice } from '../../stores/place-call.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useRequest } from '../../stores/use-request.ts';
import { useServices } from '../../stores/use-services.ts';

/** The product is understood by one call: this places it. */
export function TryPractice({ first }: { readonly first: boolean }) {
  const { navigation } = useServices();
  const request = useRequest();
  const scenario = useConsoleState((state) => firstPractice(state.scenarios));
  const settings = useConsoleState((state) => state.settings);
  const line = useConsoleState((state) => state.lines.find((each) => each.kind === 'practice'));
  const block = scenario === null ? 'No practice person is installed.' : line?.state === 'ready' ? null : line?.text ?? 'The practice line is not there.';
  const call = async () => {
    if (scenario === null) return;
    const placed = await request.run('call.place', { to: scenario.peer.number, name: scenario.peer.name, line: 'practice', brief: briefFor(scenario, settings) });
    if (!placed.ok) return;
    navigation.go({ screen: 'call', callId: placed.value.callId });
    await request.run('settings.update', { firstRunDone: true });
  };
  return (
    <section className="card first-run-try" aria-labelledby="try-title">
      <div>
        <h2 className="first-run-try-title" id="try-title">No keys yet? Start here</h2>
        <p className="ink-2">The practice line runs on this computer: a scripted caller, a built-in voice, real approvals. No account, no charge.</p>
      </div>
      <ProblemNotice title="The practice call was not placed" problem={request.problem} onDismiss={request.clear} />
      <Button autoFocus={first} kind={first ? 'primary' : 'plain'} size="large" block disabled={block !== null || request.busy} onClick={() => { void call(); }}><Phone size={16} aria-hidden="true" />Try the practice line now</Button>
      {block !== null && <p className="small ink-3">{block}</p>}
    </section>
  );
}
