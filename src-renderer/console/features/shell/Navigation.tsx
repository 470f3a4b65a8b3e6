import { History, Inbox, LayoutGrid, MessageCircle, Phone, Settings } from 'lucide-react';
import { LineStatuses } from './LineStatuses.tsx';
import { NavItem } from './NavItem.tsx';
import { OnNow } from './OnNow.tsx';
import { Owner } from './Owner.tsx';
import { isCallOn } from '../../stores/is-call-on.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useRoute } from '../../stores/use-route.ts';

export function Navigation() {
  const { screen } = useRoute();
  const on = useConsoleState((state) => state.calls.filter(isCallOn).length);
  const unread = useConsoleState((state) => state.unreadMessages);
  return (
    <nav className="nav" aria-label="Main" data-pane="nav" tabIndex={-1}>
      <div className="nav-bar" />
      <div className="nav-list">
        <NavItem icon={Phone} label="New call" to={{ screen: 'home' }} current={screen === 'home'} />
        <NavItem icon={LayoutGrid} label="Live calls" to={{ screen: 'calls' }} current={screen === 'calls'} count={on} counted="on now" />
        <NavItem icon={History} label="History" to={{ screen: 'history', callId: null }} current={screen === 'history'} />
        <NavItem icon={Inbox} label="Messages" to={{ screen: 'messages', messageId: null }} current={screen === 'messages'} count={unread} counted="unread" />
        <NavItem icon={MessageCircle} label="Assistant" to={{ screen: 'assistant' }} current={screen === 'assistant'} />
      </div>
      <OnNow />
      <div className="nav-foot">
        <div className="nav-list"><NavItem icon={Settings} label="Settings" to={{ screen: 'settings', page: 'lines' }} current={screen === 'settings' || screen === 'audit'} /></div>
        <LineStatuses />
        <Owner />
      </div>
    </nav>
  );
}
