import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { DeskLayout } from '../../../../src-shared/contract/state.ts';
import { useServices } from '../../stores/use-services.ts';

/** Tells the core where the Desk stands, whenever that changes: the host moves its view, the Desk learns its layout. */
export function useDeskPlacement(frame: RefObject<HTMLElement | null>, layout: DeskLayout, focusCallId: string | null, wantedHeight: number): void {
  const { bridge, desk } = useServices();
  useEffect(() => { desk.setState({ layout }); }, [desk, layout]);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let told = '';
    let asked = 0;
    const tell = () => {
      asked = 0;
      const { x, y, width, height } = element.getBoundingClientRect();
      const place = { layout, focusCallId, rect: { x, y, width, height } };
      const now = JSON.stringify(place);
      if (now === told) return;
      told = now;
      void bridge.call('desk.place', place);
    };
    // Once a frame at most: a window being resized reports many sizes.
    const later = () => { if (asked === 0) asked = requestAnimationFrame(tell); };
    later();
    const sizes = new ResizeObserver(later);
    sizes.observe(element);
    window.addEventListener('resize', later);
    const unwatch = bridge.onConnection((connection) => {
      if (connection !== 'up') return;
      told = '';
      later();
    });
    return () => {
      cancelAnimationFrame(asked);
      sizes.disconnect();
      window.removeEventListener('resize', later);
      unwatch();
    };
  }, [bridge, frame, layout, focusCallId, wantedHeight]);
}
