import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { CallView, TranscriptLineView } from '../../../../src-shared/contract/views.ts';
import { Button } from '../../ui/Button.tsx';
import { TranscriptLine } from '../../ui/transcript/TranscriptLine.tsx';
import { otherName } from '../../ui/transcript/other-name.ts';
import { formatLength } from '../../ui/format/format-length.ts';
import { phaseWord } from './phase-word.ts';
import { remainingMs } from '../../stores/remaining-ms.ts';
import { transcriptRows } from '../../ui/transcript/transcript-row.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useNow } from '../../stores/use-now.ts';
import { useSpokenLines } from './use-spoken-lines.ts';

const none: readonly TranscriptLineView[] = [];
/** This close to the end counts as reading along. */
const nearPx = 48;

export function Transcript({ call }: { readonly call: CallView }) {
  const lines = useConsoleState((state) => state.transcripts[call.id]) ?? none;
  const approvals = useConsoleState((state) => state.approvals);
  const nowMs = useNow();
  const box = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const them = otherName(call.line, call.peer.name);
  const rows = transcriptRows(lines, { them });
  useSpokenLines(lines, them);

  useLayoutEffect(() => {
    if (follows && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [lines, follows]);
  // The box also shrinks (notices, window size) without a new line.
  useEffect(() => {
    const element = box.current;
    if (element === null || !follows) return;
    const sizes = new ResizeObserver(() => { element.scrollTop = element.scrollHeight; });
    sizes.observe(element);
    return () => { sizes.disconnect(); };
  }, [follows]);

  const leftOf = (line: TranscriptLineView) => {
    const approval = line.action?.state === 'waiting' ? approvals.find((each) => each.id === line.action?.approvalId) : undefined;
    return approval === undefined ? undefined : formatLength(remainingMs(approval, nowMs));
  };
  return (
    <div className="live-log-area">
      {/* Final lines are announced one by one elsewhere; partial words never. */}
      <div
        className="live-log" ref={box} role="log" aria-live="off" aria-label="Transcript" tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => { setFollows(scrollHeight - scrollTop - clientHeight < nearPx); }}
      >
        {rows.length === 0
          ? <p className="live-quiet ink-3">{call.phase === 'ended' ? 'Nothing was said.' : call.phase === 'connected' ? 'Connected. No words yet.' : `${phaseWord(call)} ${call.peer.name}.`}</p>
          : <ol className="minutes">{rows.map((row) => <TranscriptLine key={row.line.id} row={row} them={them} waitingLeft={leftOf(row.line)} />)}</ol>}
      </div>
      {!follows && <Button className="live-latest" size="small" onClick={() => { setFollows(true); }}><ArrowDown size={14} aria-hidden="true" />Latest</Button>}
    </div>
  );
}
