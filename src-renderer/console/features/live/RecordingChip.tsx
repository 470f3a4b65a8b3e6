import type { CallView } from '../../../../src-shared/contract/views.ts';
import { recordingWord } from './recording-word.ts';

interface Props {
  readonly call: CallView;
  readonly open: boolean;
  readonly onClick: () => void;
}

/**
 * On, paused or off; steady, never blinking. It opens to what can be done with the recording. The place of its words is there from the
 * start, so that a screen reader is told each change.
 */
export function RecordingChip({ call, open, onClick }: Props) {
  const shown = recordingWord(call);
  return (
    <>
      <span className="hidden-text" role="status">{shown?.said}</span>
      {shown !== null && (
        <button type="button" className="rec" data-look={shown.look} data-stat="Recording" aria-haspopup="dialog" aria-expanded={open} onClick={onClick}>
          <i aria-hidden="true" /><span className="hidden-text">Recording: </span><span className="one-line">{shown.word}</span>
        </button>
      )}
    </>
  );
}
