import { useStore } from 'zustand';
import { deskPlace } from './desk-layout.ts';
import type { DeskPlace } from './desk-layout.ts';
import { openApprovals } from '../../stores/open-approvals.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useRoute } from '../../stores/use-route.ts';
import { useServices } from '../../stores/use-services.ts';
import { useWindowWidth } from '../../ui/use-window-width.ts';

export function useDeskLayout(): DeskPlace {
  const route = useRoute();
  const widthPx = useWindowWidth();
  const { desk } = useServices();
  const { putOff, slidOver } = useStore(desk);
  const approvals = useConsoleState((state) => state.approvals);
  const openCallId = useConsoleState((state) => (route.screen === 'call' && state.calls.some((call) => call.id === route.callId) ? route.callId : null));
  return deskPlace({ widthPx, openCallId, waiting: openApprovals(approvals).map((approval) => approval.id), putOff, slidOver });
}
