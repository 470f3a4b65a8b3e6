import { useEffect, useRef } from 'react';
import { DeskBar } from '../features/desk-frame/DeskBar.tsx';
import { DeskFrame } from '../features/desk-frame/DeskFrame.tsx';
import { Navigation } from '../features/shell/Navigation.tsx';
import { Notices } from '../features/shell/Notices.tsx';
import { Screen } from './Screen.tsx';
import { useDeskLayout } from '../features/desk-frame/use-desk-layout.ts';
import { useRoute } from '../stores/use-route.ts';
import { useShortcuts } from './use-shortcuts.ts';
import '../features/shell/shell.css';

/** Navigation, one screen, and the Desk, which is mounted once and never moves in the document: moving a frame reloads it. */
export function Console() {
  const desk = useDeskLayout();
  const covered = desk.layout === 'dialog' || desk.layout === 'sheet';
  const main = useRef<HTMLElement>(null);
  useShortcuts();
  const { screen } = useRoute();
  // What had the focus went away with its screen: the next key belongs to the new one, and a call's letters to the call. As the window
  // opens nobody has moved it yet: a ring around the whole pane would only startle.
  useEffect(() => {
    if (document.activeElement !== document.body) return;
    const pane = navigator.userActivation.hasBeenActive ? main.current : null;
    (main.current?.querySelector<HTMLElement>('.live') ?? pane)?.focus({ preventScroll: true });
  }, [screen]);
  return (
    <div className="shell" data-desk={desk.layout}>
      <div className="shell-ground" inert={covered}>
        <Navigation />
        <main className="shell-main" data-pane="main" tabIndex={-1} ref={main}>
          <Notices />
          <DeskBar layout={desk.layout} />
          <Screen />
        </main>
      </div>
      <DeskFrame {...desk} />
    </div>
  );
}
