import './messages.css';
import { Inbox } from 'lucide-react';
import type { MessageView } from '../../../../src-shared/contract/views.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { formatNumber } from '../../ui/format/format-number.ts';
import { formatWhen } from '../../ui/format/format-when.ts';
import { routeHash } from '../../stores/route.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useNow } from '../../stores/use-now.ts';
import { useServices } from '../../stores/use-services.ts';

const urgencies: Readonly<Record<MessageView['urgency'], { readonly text: string; readonly tone: 'attention' | 'quiet' }>> = {
  today: { text: 'Today', tone: 'attention' }, this_week: { text: 'This week', tone: 'quiet' }, no_rush: { text: 'No rush', tone: 'quiet' },
};

/** What callers left with the assistant, newest first. */
export function MessagesScreen() {
  const messages = useConsoleState((state) => state.messages);
  return (
    <div className="page">
      <PageHead title="Messages" />
      {messages.length === 0
        ? <Empty icon={Inbox} title="No messages">When the assistant answers for you, what callers leave appears here.</Empty>
        : <div className="page-body"><ul className="page-column message-list">{messages.toSorted((a, b) => b.atMs - a.atMs).map((message) => <Message key={message.id} message={message} />)}</ul></div>}
    </div>
  );
}

function Message({ message }: { readonly message: MessageView }) {
  const { bridge } = useServices();
  const nowMs = useNow();
  const urgency = urgencies[message.urgency];
  return (
    <li className="card message">
      <div className="line-up">
        {!message.read && <span className="dot message-new" data-tone="live" role="img" aria-label="New" />}
        <h2 className="section-head fill">{message.name}{message.number !== null && <span className="ink-3 num message-number"> {formatNumber(message.number)}</span>}</h2>
        <Chip tone={urgency.tone}>{urgency.text}</Chip>
        <span className="small ink-3 num">{formatWhen(message.atMs, { nowMs })}</span>
      </div>
      <p className="message-text">{message.text}</p>
      <div className="line-up">
        <a className="button" data-kind="plain" data-size="small" href={routeHash({ screen: 'history', callId: message.callId })}>Open the call</a>
        {!message.read && <Button kind="ghost" size="small" onClick={() => { void bridge.call('message.markRead', { messageId: message.id }); }}>Mark as read</Button>}
      </div>
    </li>
  );
}
