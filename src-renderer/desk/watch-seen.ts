import type { Disposer } from '../../src-shared/domain/disposer.ts';

/** A frame can be covered by the page around it; a window of its own (Electron's view) cannot. */
export const isFramed = (): boolean => window.top !== window;

/** Whether this browser can tell that something lies over an element, even something transparent (IntersectionObserver v2). */
export const canTellCovered = (): boolean => 'isVisible' in IntersectionObserverEntry.prototype;

/**
 * Tells whether the element is on screen, and where a frame could be covered and the browser can tell, that nothing lies over it.
 * Nothing is told before the browser has looked once.
 */
export function watchSeen(element: Element, onSeen: (seen: boolean) => void): Disposer {
  const covered = isFramed() && canTellCovered();
  const options: IntersectionObserverInit & { trackVisibility?: boolean; delay?: number } = { threshold: [0, 0.5, 1], ...(covered ? { trackVisibility: true, delay: 100 } : {}) };
  const observer = new IntersectionObserver((entries) => {
    const entry = entries.at(-1) as (IntersectionObserverEntry & { readonly isVisible?: boolean }) | undefined;
    if (entry !== undefined) onSeen(entry.isIntersecting && (!covered || entry.isVisible === true));
  }, options);
  observer.observe(element);
  return () => observer.disconnect();
}
