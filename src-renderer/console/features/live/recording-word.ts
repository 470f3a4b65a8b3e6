import type { CallView } from '../../../../src-shared/contract/views.ts';

export interface RecordingWord {
  /** On the chip. */
  readonly word: string;
  /** The same as a sentence, for a screen reader. */
  readonly said: string;
  readonly look: 'on' | 'paused' | 'out';
}

/** The header's recording chip; null: there is none to speak of. */
export function recordingWord({ recording, phase }: Pick<CallView, 'recording' | 'phase'>): RecordingWord | null {
  const why = recording.text === null ? '' : ` ${recording.text}`;
  switch (recording.state) {
    case 'off': return recording.text === null ? null : { word: 'Not recorded', said: `This call is not recorded.${why}`, look: 'out' };
    case 'on': return { word: 'REC', said: 'This call is being recorded.', look: 'on' };
    case 'paused': return { word: 'Paused', said: `The recording is paused.${why}`, look: 'paused' };
    case 'waiting': return { word: 'Not yet recording', said: `Not recording yet.${why}`, look: 'out' };
    case 'refused': return { word: 'Not recorded', said: `This call is not recorded.${why}`, look: 'out' };
    case 'failed': return { word: 'Not recording', said: `The recording failed.${why}`, look: 'out' };
    case 'done': return phase === 'ended' ? { word: 'Recorded', said: 'This call was recorded.', look: 'out' } : { word: 'Stopped', said: 'The recording has stopped. What was recorded is kept.', look: 'out' };
  }
}
