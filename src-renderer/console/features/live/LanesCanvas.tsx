import { useEffect, useRef } from 'react';
import { drawLanes } from './draw-lanes.ts';
import { useServices } from '../../stores/use-services.ts';

const frameMs = 1000 / 30;
/** With reduced motion: a level bar, four times a second. */
const calmMs = 250;

/** One canvas for both lanes, at most 30 frames a second, and none while nothing new comes. */
export function LanesCanvas({ callId }: { readonly callId: string }) {
  const { levels } = useServices();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element === null || context === null || context === undefined) return;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
    let frame = 0;
    let drawnAt = 0;
    let newestAt = performance.now();
    const draw = (now: number) => {
      frame = 0;
      const sinceNewestMs = now - newestAt;
      if (now - drawnAt >= (calm.matches ? calmMs : frameMs)) {
        drawnAt = now;
        drawLanes(context, element, levels.of(callId), { calm: calm.matches, sinceNewestMs });
      }
      // The bars glide for 100 ms to the place of the next one, then stand.
      if (sinceNewestMs < 150) ask();
    };
    const ask = () => { if (frame === 0) frame = requestAnimationFrame(draw); };
    const unsubscribe = levels.subscribe((changed) => {
      if (changed !== callId) return;
      newestAt = performance.now();
      ask();
    });
    const again = () => { drawnAt = 0; ask(); newestAt = performance.now() - 100; };
    const sizes = new ResizeObserver(again);
    sizes.observe(element);
    const themes = new MutationObserver(again);
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      cancelAnimationFrame(frame);
      unsubscribe();
      sizes.disconnect();
      themes.disconnect();
    };
  }, [callId, levels]);
  return <canvas className="lanes-canvas" ref={canvas} aria-hidden="true" />;
}
