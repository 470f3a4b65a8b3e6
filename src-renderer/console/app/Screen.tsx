import { useEffect } from 'react';
import { AssistantScreen } from '../features/assistant/AssistantScreen.tsx';
import { AuditScreen } from '../features/audit/AuditScreen.tsx';
import { CallsScreen } from '../features/calls/CallsScreen.tsx';
import { HistoryScreen } from '../features/history/HistoryScreen.tsx';
import { HomeScreen } from '../features/home/HomeScreen.tsx';
import { LiveCallScreen } from '../features/live/LiveCallScreen.tsx';
import { MessagesScreen } from '../features/messages/MessagesScreen.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import type { Route } from '../stores/route.ts';
import { useRoute } from '../stores/use-route.ts';

const titles: Readonly<Record<Route['screen'], string>> = {
  home: 'New call', calls: 'Live calls', call: 'Live call', history: 'History', messages: 'Messages', audit: 'Audit log', assistant: 'Assistant', settings: 'Settings', setup: 'Set up',
};

export function Screen() {
  const route = useRoute();
  useEffect(() => { document.title = `${titles[route.screen]}. Consigliere`; }, [route.screen]);
  switch (route.screen) {
    case 'home': return <HomeScreen />;
    case 'calls': return <CallsScreen />;
    case 'call': return <LiveCallScreen key={route.callId} callId={route.callId} />;
    case 'history': return <HistoryScreen callId={route.callId} />;
    case 'messages': return <MessagesScreen messageId={route.messageId} />;
    case 'audit': return <AuditScreen key={route.callId} callId={route.callId} />;
    case 'assistant': return <AssistantScreen />;
    case 'settings': return <SettingsScreen page={route.page} />;
    case 'setup': return null;
  }
}
