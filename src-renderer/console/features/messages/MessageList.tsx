import type { KeyboardEvent } from 'react';
import type { MessageView } from '../../../../src-shared/contract/views.ts';
import { MessageRow } from './MessageRow.tsx';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useServices } from '../../stores/use-services.ts';

type Tab = 'todo' | 'done';
interface Props {
  readonly messages: readonly MessageView[];
  /** How many are not done. */
  readonly todo: number;
  readonly shown: string | null;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
}

export function MessageList({ messages, todo, shown, tab, onTab }: Props) {
  const { navigation } = useServices();
  const unread = useConsoleState((state) => state.unreadMessages);
  const show = (next: Tab) => {
    onTab(next);
    navigation.go({ screen: 'messages', messageId: null });
  };
  return (
    <section className="message-list" aria-label="Messages" data-pane="list" tabIndex={-1}>
      <div className="message-top">
        <div className="message-heading"><h1 className="pane-title">Messages</h1>{unread > 0 && <span className="ink-3 num">{unread} new</span>}</div>
        <div className="message-tabs" role="group" aria-label="Which messages">
          <button type="button" aria-pressed={tab === 'todo'} onClick={() => { show('todo'); }}>To do{todo > 0 && <span className="num ink-3"> {todo}</span>}</button>
          <button type="button" aria-pressed={tab === 'done'} onClick={() => { show('done'); }}>Done</button>
        </div>
      </div>
      {messages.length === 0
        ? <p className="message-none ink-3">{tab === 'done' ? 'No message is marked done.' : 'Nothing to do here.'}</p>
        : <ul className="message-rows" onKeyDown={moveInList}>{messages.map((message) => <li key={message.id}><MessageRow message={message} current={message.id === shown} /></li>)}</ul>}
    </section>
  );
}

/** Up and Down move among the rows, Home and End to the ends; Return opens, as on any link. */
function moveInList(event: KeyboardEvent<HTMLUListElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('a')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  rows[Math.min(rows.length - 1, Math.max(0, to))]?.focus();
}
