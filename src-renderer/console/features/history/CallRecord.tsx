import { useEffect, useRef, useState } from 'react';
import { ArrowLeft, CircleCheck, Info, Phone, ScrollText, SearchX } from 'lucide-react';
import type { HistoryDetailView } from '../../../../src-shared/contract/views.ts';
import { ActionsTable } from './ActionsTable.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { Figures } from './Figures.tsx';
import { Player } from './Player.tsx';
import { TranscriptLine } from '../../ui/transcript/TranscriptLine.tsx';
import { lineAt } from './line-at.ts';
import { namesWidth } from '../../ui/transcript/names-width.ts';
import { otherName } from '../../ui/transcript/other-name.ts';
import { formatDateAndTime } from '../../ui/format/format-when.ts';
import { formatNumber } from '../../ui/format/format-number.ts';
import { outcomeLabels } from '../../ui/format/outcome-label.ts';
import { routeHash } from '../../stores/route.ts';
import { transcriptRows } from '../../ui/transcript/transcript-row.ts';
import { useHistoryDetail } from './use-history-detail.ts';
import { usePlayback } from './use-playback.ts';
import { usePlayerKeys } from './use-player-keys.ts';
import { useServices } from '../../stores/use-services.ts';

/** One call, read afterwards: what came of it, what was done and who decided, and every word. */
export function CallRecord({ callId, query }: { readonly callId: string; readonly query: string }) {
  const answer = useHistoryDetail(callId);
  switch (answer.state) {
    case 'loading': return <section className="history-record" aria-label="Call" aria-busy="true" />;
    case 'problem': return <section className="history-record" aria-label="Call"><BackToList /><Empty icon={SearchX} title="This call cannot be shown">{answer.problem.message}</Empty></section>;
    case 'shown': return <Record detail={answer.detail} query={query} />;
  }
}

function Record({ detail, query }: { readonly detail: HistoryDetailView; readonly query: string }) {
  const { row } = detail;
  const them = otherName(row.line, row.peer.name);
  const tone = outcomeLabels[row.outcome].tone;
  const Icon = row.outcome === 'goal_met' ? CircleCheck : Info;
  const { recording } = detail;
  const playback = usePlayback(row.callId, recording);
  const onKeyDown = usePlayerKeys(playback, detail.lines);
  const onPlay = recording === null ? null : playback.playFrom;
  const [follows, setFollows] = useState(true);
  const scroll = useRef<HTMLDivElement>(null);
  const heardId = recording === null || (playback.positionMs === 0 && !playback.playing) ? null : lineAt(detail.lines, playback.positionMs)?.id ?? null;
  useEffect(() => {
    if (follows && playback.playing && heardId !== null) scroll.current?.querySelector('[data-now]')?.scrollIntoView({ block: 'nearest' });
  }, [follows, playback.playing, heardId]);
  return (
    <section className="history-record" aria-label="Call" data-pane="record" tabIndex={-1}>
      <BackToList />
      <header className="pane-head">
        <Avatar name={row.peer.name} size="large" />
        <div className="fill">
          <h2 className="pane-title one-line">{row.peer.name}</h2>
          <p className="small ink-3 num one-line">{[formatDateAndTime(row.startedAtMs), row.peer.number === null ? null : formatNumber(row.peer.number), row.lineLabel].filter((part) => part !== null).join(' · ')}</p>
        </div>
        <a className="button" data-kind="ghost" href={routeHash({ screen: 'audit', callId: row.callId })}><ScrollText size={16} aria-hidden="true" /><span className="history-log">Audit log</span></a>
        <CallBack detail={detail} />
      </header>
      <div className="history-scroll" ref={scroll} tabIndex={0} role="group" aria-label="Record" onKeyDown={recording === null ? undefined : onKeyDown}>
        <div className="history-outcome"><Icon size={16} className={`tone-${tone}`} role="img" aria-hidden={undefined} aria-label={`${outcomeLabels[row.outcome].text}:`} /><p>{row.summary === '' ? detail.end.text : row.summary}</p></div>
        <Figures detail={detail} />
        {recording === null
          ? <section className="history-sound" aria-label="Recording"><p className="medium">No recording</p><p className="ink-2">This call was not recorded, or its recording was erased.</p></section>
          : <Player detail={detail} recording={recording} them={them} playback={playback} follows={follows} onFollows={setFollows} />}
        {detail.actions.length > 0 && <ActionsTable actions={detail.actions} onPlay={onPlay} />}
        <section aria-labelledby="record-transcript">
          <h3 className="section-head history-head" id="record-transcript">Transcript</h3>
          {detail.lines.length === 0 ? <p className="ink-3">Nothing was said.</p> : (
            <ol className="minutes-small" data-names={namesWidth(them)}>{transcriptRows(detail.lines, { them }).map((each) => <TranscriptLine key={each.line.id} row={each} them={them} query={query} now={each.line.id === heardId} onPlay={onPlay} />)}</ol>
          )}
        </section>
      </div>
    </section>
  );
}

/** Fills Home with the same person and brief; nothing is dialled from here. */
function CallBack({ detail: { row, brief } }: { readonly detail: HistoryDetailView }) {
  const { draft, navigation } = useServices();
  const { number, name } = row.peer;
  if (number === null || row.line === 'assistant') return null;
  const fill = () => {
    draft.dispatch({ type: 'cleared' });
    draft.dispatch({ type: 'picked', text: name, target: { name, to: number, kind: row.line === 'practice' ? 'practice' : 'number' }, suggested: { goal: brief.goal, facts: brief.facts } });
    draft.dispatch({ type: 'line', line: row.line });
    navigation.go({ screen: 'home' });
  };
  return <Button onClick={fill}><Phone size={16} aria-hidden="true" />Call back</Button>;
}

function BackToList() {
  return <a className="button history-back" data-kind="ghost" data-size="small" href={routeHash({ screen: 'history', callId: null })}><ArrowLeft size={16} aria-hidden="true" />All calls</a>;
}
