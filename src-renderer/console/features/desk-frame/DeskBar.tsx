import { useStore } from 'zustand';
import { ShieldAlert } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import type { DeskLayout } from '../../../../src-shared/contract/state.ts';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { countOf } from '../../ui/format/count-of.ts';
import { formatLength } from '../../ui/format/format-length.ts';
import { openApprovals } from '../../stores/open-approvals.ts';
import { remainingMs } from '../../stores/remaining-ms.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useNow } from '../../stores/use-now.ts';
import { useServices } from '../../stores/use-services.ts';

/** What waits while no Desk is on screen: leaving the dialog decides nothing. */
export function DeskBar({ layout }: { readonly layout: DeskLayout }) {
  const { desk } = useServices();
  const putOff = useStore(desk, (state) => state.putOff);
  const approvals = useConsoleState((state) => state.approvals);
  const nowMs = useNow();
  const open = openApprovals(approvals);
  const first = open[0];
  if (layout !== 'hidden' || first === undefined || putOff.length === 0) return null;
  return (
    <div className="desk-bar" role="status">
      <ShieldAlert size={16} aria-hidden="true" />
      <p className="fill">
        <b>{countOf(open.length, 'approval waits', 'approvals wait')} for you</b> {first.title}. Denied at 0:00.
      </p>
      <span className="num">{formatLength(remainingMs(first, nowMs))}</span>
      <Button size="small" onClick={() => { desk.setState({ putOff: [], slidOver: true }); }}>Review <KeyCap mod>J</KeyCap></Button>
    </div>
  );
}
