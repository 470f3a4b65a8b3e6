import { useCallback, useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Gives the focus back to where it was before the Desk took it. That is remembered as it happens: what is made inert under a dialog
 * loses the focus before anyone can ask for it.
 */
export function useFocusGiveBack(frame: RefObject<HTMLElement | null>): () => void {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => { if (target instanceof HTMLElement && frame.current?.contains(target) !== true) last.current = target; };
    document.addEventListener('focusin', onFocus);
    return () => { document.removeEventListener('focusin', onFocus); };
  }, [frame]);
  return useCallback(() => {
    const lost = () => document.activeElement === document.body || document.activeElement?.hasAttribute('data-desk-frame') === true;
    if (lost()) last.current?.focus();
    // It is gone, or on another screen.
    if (lost()) document.querySelector<HTMLElement>('[data-pane="main"]')?.focus();
  }, []);
}
