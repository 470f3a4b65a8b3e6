import { ArrowLeft, Check, RotateCcw } from 'lucide-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { AskedAction } from './AskedAction.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { CallBack } from './CallBack.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { DeleteMessage } from './DeleteMessage.tsx';
import { InTheirWords } from './InTheirWords.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { MessageFacts } from './MessageFacts.tsx';
import type { MessageView } from '../../../../src-shared/contract/views.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { formatDateAndTime } from '../../ui/format/format-when.ts';
import { formatLength } from '../../ui/format/format-length.ts';
import { routeHash } from '../../stores/route.ts';
import { urgencies } from './urgency.ts';
import { useMessageCall } from './use-message-call.ts';
import { useRequest } from '../../stores/use-request.ts';

const standings = { godfather: 'You', contact: 'In your contacts', outside: 'Outside caller' } as const;

/** One message. `opened`: by the owner and not merely the first of the list; opening reads it. */
export function MessageDetail({ message, opened }: { readonly message: MessageView; readonly opened: boolean }) {
  const call = useMessageCall(message.callId);
  const { run, problem, clear } = useRequest();
  const pane = useRef<HTMLElement>(null);
  const urgency = urgencies[message.urgency];
  const opens = useEffectEvent(() => {
    if (!opened) return;
    pane.current?.focus();
    if (!message.read) void run('message.markRead', { messageId: message.id });
  });
  useEffect(() => { opens(); }, [opened]);
  const setDone = () => { void run('message.setDone', { messageId: message.id, done: !message.done }); };
  const length = call === null || call.row.lengthMs === null ? null : `call of ${formatLength(call.row.lengthMs)}`;
  return (
    <section
      ref={pane} className="message-detail" aria-label="Message" data-pane="message" tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'e' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || (event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null)) return;
        event.preventDefault();
        setDone();
      }}
    >
      <a className="button message-back" data-kind="ghost" data-size="small" href={routeHash({ screen: 'messages', messageId: null })}><ArrowLeft size={16} aria-hidden="true" />All messages</a>
      <header className="pane-head">
        <Avatar name={message.name} size="large" />
        <div className="fill">
          <h2 className="pane-title one-line">{message.name}</h2>
          <p className="small ink-3 num one-line">{[formatDateAndTime(message.atMs), length].filter((part) => part !== null).join(' · ')}</p>
        </div>
        <Button aria-keyshortcuts="E" onClick={setDone}>{message.done ? <RotateCcw size={16} aria-hidden="true" /> : <Check size={16} aria-hidden="true" />}{message.done ? 'Put back' : 'Mark done'}<KeyCap>E</KeyCap></Button>
        <DeleteMessage message={message} />
      </header>
      <div className="message-scroll" tabIndex={0} role="group" aria-label={`From ${message.name}`}>
        <ProblemNotice title="The message was not changed" problem={problem} onDismiss={clear} />
        <div>
          <div className="message-chips"><Chip tone={urgency.tone}>{urgency.text}</Chip>{call !== null && <span className="chip message-standing">{standings[call.row.peer.standing]}</span>}</div>
          <p className="message-text">{message.text}</p>
        </div>
        <MessageFacts message={message} />
        {message.asked.length > 0 && (
          <section className="message-part" aria-label="Asked for">
            <h3 className="section-head">Asked for</h3>
            <ul className="message-asks">{message.asked.map((ask) => <AskedAction key={ask.id} messageId={message.id} ask={ask} />)}</ul>
          </section>
        )}
        <CallBack message={message} call={call} />
        <InTheirWords callId={message.callId} call={call} />
      </div>
    </section>
  );
}
