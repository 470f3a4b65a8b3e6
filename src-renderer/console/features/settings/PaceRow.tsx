import { useState } from 'react';
import type { CSSProperties } from 'react';
import { realtimeBounds } from '../../../../src-shared/domain/realtime.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Row } from './Row.tsx';
import { useRealtime } from './use-realtime.ts';

/** Stored when the slider is let go, not at each step. A call that is on changes its pace with the next sentence. */
export function PaceRow() {
  const { realtime, request, change } = useRealtime();
  const [moving, setMoving] = useState<number | null>(null);
  const speed = moving ?? realtime.speed;
  const { low, high } = realtimeBounds.speed;
  const store = () => {
    if (moving === null) return;
    // It stands where it was put until the core has it, also when the next key comes before that.
    void change({ speed: moving }).then(() => { setMoving((now) => (now === moving ? null : now)); });
  };
  return (
    <>
      {request.problem !== null && <div className="settings-note"><ProblemNotice title="The pace was not saved" problem={request.problem} onDismiss={request.clear} /></div>}
      <Row label="Pace" action={<span className="num ink-2">{speed.toFixed(2)}×</span>}>
        {(id) => (
          <div className="line-up">
            <span className="small ink-3">Slower</span>
            <input
              id={id} className="range" type="range" min={low} max={high} step={0.05} value={speed} style={{ '--at': `${((speed - low) / (high - low)) * 100}%` } as CSSProperties} aria-valuetext={`${speed.toFixed(2)} times the voice’s own pace`}
              onChange={(event) => { setMoving(Number(event.target.value)); }} onPointerUp={store} onKeyUp={store} onBlur={store}
            />
            <span className="small ink-3">Faster</span>
          </div>
        )}
      </Row>
    </>
  );
}
