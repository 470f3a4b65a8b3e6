import './player.css';
import { Pause, Play, RotateCcw, RotateCw } from 'lucide-react';
import { useId } from 'react';
import type { HistoryDetailView, RecordingView } from '../../../../src-shared/contract/views.ts';
import { actionLooks } from './action-looks.ts';
import { Button } from '../../ui/Button.tsx';
import { EraseRecording } from './EraseRecording.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { PeaksCanvas } from './PeaksCanvas.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { formatLength } from '../../ui/format/format-length.ts';
import type { Playback } from './use-playback.ts';

const skipMs = 10_000;

/** The recording of a call: both sides, what was done and when, and where it plays. */
export function Player({ detail: { row, actions }, recording, them, playback, follows, onFollows }: {
  readonly detail: HistoryDetailView;
  readonly recording: RecordingView;
  readonly them: string;
  readonly playback: Playback;
  /** The transcript keeps up with what is heard. */
  readonly follows: boolean;
  readonly onFollows: (on: boolean) => void;
}) {
  const followId = useId();
  const { lengthMs } = recording;
  const { positionMs, playing, problem, seek, toggle, forget } = playback;
  const share = (atMs: number): string => `${Math.min(100, (atMs / Math.max(1, lengthMs)) * 100)}%`;
  return (
    <section className="player" aria-label="Recording">
      <ProblemNotice title="The recording does not play" problem={problem} onDismiss={forget} />
      <div className="player-lanes">
        <span className="small ink-3">Actions</span>
        <div className="player-marks">
          {actions.map((action) => {
            const { icon: Icon, tone, word } = actionLooks[action.state];
            return <span key={action.toolCallId} className="player-mark" style={{ left: share(action.atMs) }} title={`${action.title}, ${formatLength(action.atMs)}`}><Icon size={14} className={tone} role="img" aria-hidden={undefined} aria-label={`${word}: ${action.title}, ${formatLength(action.atMs)}`} /></span>;
          })}
        </div>
        <span className="player-name one-line">{them}</span>
        <div className="player-waves">
          <PeaksCanvas callId={row.callId} recording={recording} positionMs={positionMs} />
          <span className="player-head" style={{ left: share(positionMs) }} aria-hidden="true" />
          <input
            className="player-slider" type="range" min={0} max={Math.round(lengthMs)} step={1000} value={Math.round(positionMs)} aria-label="Place in the recording"
            aria-valuetext={`${formatLength(positionMs)} of ${formatLength(lengthMs)}`} onChange={(event) => { seek(event.currentTarget.valueAsNumber); }}
          />
        </div>
        <span className="player-name one-line" data-side="assistant">Assistant</span>
        <div className="player-axis num" aria-hidden="true">{[0, 0.25, 0.5, 0.75, 1].map((part) => <span key={part} style={{ left: `${part * 100}%` }} data-end={part === 0 ? 'first' : part === 1 ? 'last' : undefined}>{formatLength(lengthMs * part)}</span>)}</div>
      </div>
      <div className="player-controls">
        <IconButton label="Back 10 seconds" onClick={() => { seek(positionMs - skipMs); }}><RotateCcw size={16} aria-hidden="true" /></IconButton>
        <Button kind="primary" className="player-play" aria-label={playing ? 'Pause' : 'Play'} onClick={toggle}>{playing ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}</Button>
        <IconButton label="Forward 10 seconds" onClick={() => { seek(positionMs + skipMs); }}><RotateCw size={16} aria-hidden="true" /></IconButton>
        <span className="player-time num">{formatLength(positionMs)} <span className="ink-3">/ {formatLength(lengthMs)}</span></span>
        <span className="fill" />
        <span className="player-follow"><span className="small ink-3" id={followId}>Transcript follows</span><Switch on={follows} onChange={onFollows} labelledBy={followId} /></span>
        <EraseRecording callId={row.callId} name={row.peer.name} />
      </div>
      <p className="small ink-3 player-consent">{recording.consent}{recording.gaps.length > 0 && ` ${gapWords(recording.gaps)}`}</p>
    </section>
  );
}

/** What was left out, so that silence is not taken for a fault. */
function gapWords(gaps: RecordingView['gaps']): string {
  return `Silent: ${gaps.map(({ fromMs, toMs, why }) => `${formatLength(fromMs)} to ${formatLength(toMs)}, ${why.charAt(0).toLowerCase()}${why.slice(1)}`).join('; ')}.`;
}
