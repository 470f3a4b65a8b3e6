import './transcript.css';
import { ActionChip } from './ActionChip.tsx';
import { LineWords } from './LineWords.tsx';
import { PlayFrom } from './PlayFrom.tsx';
import type { TranscriptRow } from './transcript-row.ts';
import { EarOff, Info, MessageSquareLock } from 'lucide-react';

interface Props {
  readonly row: TranscriptRow;
  /** Who cut in, when someone did. */
  readonly them: string;
  /** Words of a search, marked. */
  readonly query?: string;
  /** It is being heard: the recording plays here. */
  readonly now?: boolean;
  /** Plays the recording from a time of the call; null where there is none. */
  readonly onPlay?: ((atMs: number) => void) | null;
  /** "1:22", beside an action that waits for a person. */
  readonly waitingLeft?: string | undefined;
}

/** One row of the minutes. The live view and the record are the same thing. */
export function TranscriptLine({ row: { line, time, who }, them, query = '', waitingLeft, now = false, onPlay = null }: Props) {
  switch (line.kind) {
    case 'action':
      return line.action === null ? null : <li className="minute" data-action><ActionChip action={line.action} left={waitingLeft} /></li>;
    case 'whisper':
      return (
        <li className="minute" data-action>
          <span className="action-chip"><MessageSquareLock size={14} aria-hidden="true" /><b>You whispered</b> <span className="wraps">{line.text}</span></span>
        </li>
      );
    case 'note':
      return <li className="minute" data-action><span className="action-chip"><Info size={14} aria-hidden="true" /><span className="wraps">{line.text}</span></span></li>;
    case 'speech': case 'typed':
      return (
        <li className="minute" data-speaker={line.speaker} data-now={now || undefined}>
          {time === '' ? <time /> : <PlayFrom atMs={line.atMs} onPlay={onPlay} />}
          <span className="minute-who" title={who}>{who}</span>
          <div className="minute-words">
            {line.status === 'unheard' && <EarOff size={14} className="minute-icon" aria-hidden="true" />}
            <LineWords line={line} them={them} query={query} />
            {line.kind === 'typed' && <> <span className="minute-note">typed</span></>}
          </div>
        </li>
      );
  }
}
