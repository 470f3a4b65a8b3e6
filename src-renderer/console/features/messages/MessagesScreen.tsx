import './messages.css';
import { Inbox } from 'lucide-react';
import { useState } from 'react';
import { Empty } from '../../ui/Empty.tsx';
import { MessageDetail } from './MessageDetail.tsx';
import { MessageList } from './MessageList.tsx';
import { useConsoleState } from '../../stores/use-console-state.ts';

/** What callers left with the assistant, newest first: those that still want something, and those that are done. */
export function MessagesScreen({ messageId }: { readonly messageId: string | null }) {
  const messages = useConsoleState((state) => state.messages);
  const opened = messages.find((message) => message.id === messageId) ?? null;
  const [tab, setTab] = useState<'todo' | 'done'>(opened?.done === true ? 'done' : 'todo');
  const listed = messages.filter((message) => message.done === (tab === 'done')).toSorted((a, b) => b.atMs - a.atMs);
  // A message that was opened stays open when it changes its list, so that it can be put back.
  const shown = opened ?? listed[0] ?? null;
  return (
    <div className="screen messages" data-open={opened !== null || undefined}>
      <MessageList messages={listed} todo={messages.filter((message) => !message.done).length} shown={shown?.id ?? null} tab={tab} onTab={setTab} />
      {shown !== null
        ? <MessageDetail key={shown.id} message={shown} opened={opened !== null} />
        : <div className="message-detail"><Empty icon={Inbox} title={messages.length === 0 ? 'No messages' : 'No message chosen'}>{messages.length === 0 ? 'When the assistant answers for you, what callers leave appears here.' : 'The message you choose on the left is read here.'}</Empty></div>}
    </div>
  );
}
