import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import type { Request } from '../../stores/use-request.ts';
import { useServices } from '../../stores/use-services.ts';

interface TalkKeyDeps {
  readonly callId: string;
  /** It cannot be pressed now; held, it is let go. */
  readonly off: boolean;
  readonly request: Pick<Request, 'run'>;
}

const holds = (key: string): boolean => key === ' ' || key === 'Enter';

/** Whether the key of push to talk is down. It comes up by itself when the button loses the focus, the window is left or hidden, or the button goes away: nobody may go on talking unawares. */
export function useTalkKey({ callId, off, request: { run } }: TalkKeyDeps) {
  const { bridge } = useServices();
  const [down, setDown] = useState(false);
  const now = useRef(false);
  const turn = (on: boolean) => {
    if (now.current === on || (on && off)) return;
    now.current = on;
    setDown(on);
    // That a call which is over no longer hears the key come up is no news.
    if (!on) { void bridge.call('call.talkKey', { callId, on }); return; }
    void run('call.talkKey', { callId, on }).then((answer) => {
      if (answer.ok) return;
      now.current = false;
      setDown(false);
    });
  };
  const release = useRef<() => void>(() => {});
  useEffect(() => {
    release.current = () => { turn(false); };
    if (off) turn(false);
  });
  useEffect(() => {
    const up = () => { release.current(); };
    const hidden = () => { if (document.hidden) up(); };
    window.addEventListener('blur', up);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('blur', up);
      document.removeEventListener('visibilitychange', hidden);
      up();
    };
  }, []);
  return {
    down,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
        if (event.button !== 0) return;
        // The pointer may slide off the button while it is held.
        event.currentTarget.setPointerCapture(event.pointerId);
        turn(true);
      },
      onPointerUp: () => { turn(false); },
      onLostPointerCapture: () => { turn(false); },
      onKeyDown: (event: KeyboardEvent) => {
        if (!holds(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        if (!event.repeat) turn(true);
      },
      onKeyUp: (event: KeyboardEvent) => {
        if (!holds(event.key)) return;
        event.preventDefault();
        turn(false);
      },
      onBlur: () => { turn(false); },
      // Without a count of clicks it comes from no pointer and no key of this page.
      onClick: (event: MouseEvent) => { if (event.detail === 0) turn(!now.current); },
      onContextMenu: (event: MouseEvent) => { event.preventDefault(); },
    },
  };
}
