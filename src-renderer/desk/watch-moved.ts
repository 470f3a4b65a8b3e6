import type { Disposer } from '../../src-shared/domain/disposer.ts';

/** Less than this is rounding. */
const moveThresholdPx = 2;

/** Tells when the element stands somewhere else in the window than before: the pointer over it may have meant another thing. */
export function watchMoved(element: HTMLElement, onMoved: () => void): Disposer {
  let last = element.getBoundingClientRect();
  let frame = 0;
  const look = (): void => {
    frame = 0;
    const now = element.getBoundingClientRect();
    const moved = Math.abs(now.left - last.left) > moveThresholdPx || Math.abs(now.top - last.top) > moveThresholdPx;
    last = now;
    if (moved) onMoved();
  };
  const later = (): void => { if (frame === 0) frame = requestAnimationFrame(look); };
  const sizes = new ResizeObserver(later);
  sizes.observe(document.documentElement);
  for (let each: HTMLElement | null = element; each !== null && each !== document.body; each = each.parentElement) sizes.observe(each);
  window.addEventListener('scroll', later, { capture: true, passive: true });
  window.addEventListener('resize', later);
  return () => {
    cancelAnimationFrame(frame);
    sizes.disconnect();
    window.removeEventListener('scroll', later, { capture: true });
    window.removeEventListener('resize', later);
  };
}
