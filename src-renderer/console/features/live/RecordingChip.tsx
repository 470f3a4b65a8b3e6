import type { CallView } from '../../../../src-shared/contract/views.ts';
import { recordingWord } from './recording-word.ts';

/** On, paused or off; steady, never blinking. Its place is there from the start, so that a screen reader is told each change. */
export function RecordingChip({ call }: { readonly call: CallView }) {
  const shown = recordingWord(call);
  return (
    <span className="live-rec" role="status">
      {shown !== null && (
        <span className="rec" data-look={shown.look} title={call.recording.text ?? undefined}>
          <i aria-hidden="true" /><span className="one-line" aria-hidden="true">{shown.word}</span><span className="hidden-text">{shown.said}</span>
        </span>
      )}
    </span>
  );
}
