import { useEffect, useRef, useState } from 'react';
import type { RecordingView } from '../../../../src-shared/contract/views.ts';
import { drawPeaks, peakStepPx } from './draw-peaks.ts';
import { usePeaks } from './use-peaks.ts';

/** Both sides of a recording as bars, drawn anew when it is played on, resized, or the theme changes. */
export function PeaksCanvas({ callId, recording, positionMs }: { readonly callId: string; readonly recording: RecordingView; readonly positionMs: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [theme, setTheme] = useState(0);
  const peaks = usePeaks(callId, Math.min(2000, Math.floor(width / peakStepPx)));
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const sizes = new ResizeObserver(() => { setWidth(element.clientWidth); });
    sizes.observe(element);
    const themes = new MutationObserver(() => { setTheme((count) => count + 1); });
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      sizes.disconnect();
      themes.disconnect();
    };
  }, []);
  useEffect(() => {
    if (canvas.current === null || peaks === null) return;
    const length = Math.max(1, recording.lengthMs);
    drawPeaks(canvas.current, peaks, positionMs / length, recording.gaps.map(({ fromMs, toMs }) => ({ from: fromMs / length, to: toMs / length })));
  }, [peaks, positionMs, recording, width, theme]);
  return <canvas className="player-canvas" ref={canvas} aria-hidden="true" />;
}
