import { CirclePause, CircleStop } from 'lucide-react';
import type { CallView } from '../../../../src-shared/contract/views.ts';
import { Button } from '../../ui/Button.tsx';
import type { CallCommands } from './use-call-commands.ts';

/** Pausing is one click: what is private comes suddenly. A recording that was stopped does not begin again. While there is none, why. */
export function RecordingButtons({ call: { recording }, commands }: { readonly call: CallView; readonly commands: CallCommands }) {
  const paused = recording.state === 'paused';
  if (!paused && recording.state !== 'on') {
    // The chip says that there is none; why, or what it waits for, needs more room.
    return recording.text === null || recording.state === 'failed' ? null : <p className="small ink-3 live-recording-why">{recording.text}</p>;
  }
  return (
    <div className="live-recording" role="group" aria-label="Recording">
      <Button aria-pressed={paused} aria-keyshortcuts="r" onClick={commands.pauseRecording}>
        <CirclePause size={16} aria-hidden="true" />{paused ? 'REC paused' : 'Pause REC'}
      </Button>
      <Button onClick={commands.stopRecording}><CircleStop size={16} aria-hidden="true" />Stop REC</Button>
    </div>
  );
}
