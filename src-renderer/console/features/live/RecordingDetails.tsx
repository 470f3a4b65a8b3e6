import { CirclePause, CircleStop } from 'lucide-react';
import type { CallView } from '../../../../src-shared/contract/views.ts';
import { Button } from '../../ui/Button.tsx';
import type { CallCommands } from './use-call-commands.ts';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { recordingWord } from './recording-word.ts';

interface Props {
  readonly call: CallView;
  readonly commands: CallCommands;
  /** Its button is gone after that: the focus needs a place. */
  readonly onStopped: () => void;
}

/** How the recording stands and why, and what can be done with it while it runs. What is private comes suddenly: R pauses without this. */
export function RecordingDetails({ call, commands, onStopped }: Props) {
  const paused = call.recording.state === 'paused';
  return (
    <>
      <p className="ink-2">{recordingWord(call)?.said}</p>
      {(paused || call.recording.state === 'on') && (
        <>
          <div className="live-recording" role="group" aria-label="Recording">
            <Button aria-pressed={paused} aria-keyshortcuts="r" onClick={commands.pauseRecording}>
              <CirclePause size={16} aria-hidden="true" />{paused ? 'REC paused' : 'Pause REC'}<KeyCap>R</KeyCap>
            </Button>
            <Button onClick={() => { commands.stopRecording(); onStopped(); }}><CircleStop size={16} aria-hidden="true" />Stop REC</Button>
          </div>
          <p className="small ink-3">A recording that was stopped does not begin again.</p>
        </>
      )}
    </>
  );
}
