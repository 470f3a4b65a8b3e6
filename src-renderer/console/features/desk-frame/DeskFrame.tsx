import { useEffect, useRef, useState } from 'react';
import './desk-frame.css';
import { Button } from '../../ui/Button.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import type { DeskPlace } from './desk-layout.ts';
import { Notice } from '../../ui/Notice.tsx';
import { openApprovals } from '../../stores/open-approvals.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useFocusGiveBack } from './use-focus-give-back.ts';
import { useDeskPlacement } from './use-desk-placement.ts';
import { useServices } from '../../stores/use-services.ts';

/**
 * The Desk's place. In the web host its document is a frame in this one element, which is styled from place to place and never moved
 * in the document (a moved frame reloads and forgets what was being edited). In Electron the host lays its own view over the rectangle.
 */
export function DeskFrame({ layout, focusCallId }: DeskPlace) {
  const { bridge, desk, deskUrl, host } = useServices();
  const [url, setUrl] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const giveBack = useFocusGiveBack(frame);
  const approvals = useConsoleState((state) => state.approvals);
  const wantedHeight = useConsoleState((state) => state.deskHeight);
  const top = openApprovals(approvals)[0];
  const topId = top?.id ?? null;
  const over = layout === 'dialog' || layout === 'sheet';

  useEffect(() => {
    let gone = false;
    if (host === 'web') {
      void deskUrl().then(
        (answer) => { if (!gone) setUrl(answer); },
        (reason: unknown) => { if (!gone) setProblem(reason instanceof Error ? reason.message : 'The Desk could not be opened. Nothing can be approved. Load this page again.'); },
      );
    }
    return () => { gone = true; };
  }, [deskUrl, host]);

  useDeskPlacement(frame, layout, focusCallId, wantedHeight);

  // A dialog takes the focus to its title and gives it back where it was. It never lands on a button.
  useEffect(() => {
    if (!over || topId === null || (host === 'web' && url === null)) return;
    frame.current?.querySelector<HTMLElement>('[data-desk-frame]')?.focus();
    void bridge.call('focus.move', { to: 'desk', approvalId: topId });
    return giveBack;
  }, [over, topId, bridge, host, url, giveBack]);

  const putOff = () => { desk.setState({ putOff: openApprovals(approvals).map((approval) => approval.id) }); };

  return (
    <div
      className="desk-place" data-layout={layout}
      onKeyDown={(event) => { if (over && event.key === 'Escape') putOff(); }}
    >
      <div className="desk-scrim" onClick={putOff} aria-hidden="true" />
      <div
        className="desk-frame" ref={frame}
        {...(over ? { role: 'alertdialog', 'aria-modal': true, 'aria-label': `Needs your approval: ${top?.title ?? ''}` } : { role: 'complementary', 'aria-label': 'The Desk' })}
        style={over ? { '--desk-height': `${Math.max(wantedHeight, 200)}px` } as React.CSSProperties : undefined}
        {...(layout === 'hidden' ? { inert: true } : { 'data-pane': 'desk' })}
      >
        {host === 'electron'
          ? <div className="desk-document" data-desk-frame tabIndex={-1} />
          : problem !== null
            ? <div className="desk-problem"><Notice tone="danger" title="The Desk is out of reach">{problem}</Notice></div>
            : url !== null && <iframe className="desk-document" data-desk-frame src={url} title="The Desk" tabIndex={layout === 'hidden' ? -1 : 0} />}
        {over && <Button className="desk-leave" size="small" onClick={putOff}>Leave it waiting <KeyCap>Esc</KeyCap></Button>}
      </div>
    </div>
  );
}
