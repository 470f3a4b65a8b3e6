import './home.css';
import { BriefPane } from './BriefPane.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dial } from './Dial.tsx';
import { MicrophoneNotice } from '../../ui/MicrophoneNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Recent } from './Recent.tsx';
import { isMac } from '../../ui/is-mac.ts';
import { useHome } from './use-home.ts';
import { useMicrophoneProblem } from '../../ui/use-microphone-problem.ts';
import { useServices } from '../../stores/use-services.ts';

export function HomeScreen() {
  const home = useHome();
  const { audio } = useServices();
  const microphoneProblem = useMicrophoneProblem();
  return (
    <div
      className="screen home"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(isMac() ? event.metaKey : event.ctrlKey)) return;
        event.preventDefault();
        home.place();
      }}
    >
      <section className="home-call" aria-labelledby="home-title">
        <header className="pane-head home-head"><h1 className="pane-title" id="home-title">New call</h1></header>
        <div className="home-body">
          {microphoneProblem !== null && <MicrophoneNotice problem={microphoneProblem} onCheck={() => { void audio.meter().then((meter) => { if (meter.ok) meter.value(); }); }} />}
          {home.request.problem?.code === 'quiet_hours'
            ? <Notice tone="attention" title="Quiet hours there" onDismiss={home.request.clear} actions={<Button onClick={home.placeAnyway}>Call anyway</Button>}>{home.request.problem.message}</Notice>
            : <ProblemNotice title="The call was not placed" problem={home.request.problem} onDismiss={home.request.clear} />}
          <Dial home={home} />
          <Recent rows={home.recent} />
        </div>
      </section>
      <BriefPane home={home} />
    </div>
  );
}
