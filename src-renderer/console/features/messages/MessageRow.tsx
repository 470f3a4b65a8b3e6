import { CircleAlert } from 'lucide-react';
import { Chip } from '../../ui/Chip.tsx';
import type { MessageView } from '../../../../src-shared/contract/views.ts';
import { formatNumber } from '../../ui/format/format-number.ts';
import { formatWhenShort } from '../../ui/format/format-when.ts';
import { routeHash } from '../../stores/route.ts';
import { urgencies } from './urgency.ts';
import { useNow } from '../../stores/use-now.ts';

export function MessageRow({ message, current }: { readonly message: MessageView; readonly current: boolean }) {
  const nowMs = useNow();
  const urgency = urgencies[message.urgency];
  const number = message.number ?? message.calledFrom;
  const differs = message.number !== null && message.calledFrom !== null && message.number !== message.calledFrom;
  return (
    <a className="message-row" href={routeHash({ screen: 'messages', messageId: message.id })} aria-current={current || undefined}>
      {message.read ? <span /> : <span className="dot message-new" role="img" aria-label="New:" />}
      <span className="message-who">
        <span className={message.read ? 'medium one-line fill' : 'section-head one-line fill'}>{message.name}</span>
        <span className="small ink-3 num">{formatWhenShort(message.atMs, { nowMs })}</span>
        {number !== null && <span className="message-number small ink-3 num">{formatNumber(number)}{differs && <CircleAlert className="tone-attention" size={12} role="img" aria-hidden={undefined} aria-label="Not the number that rang" />}</span>}
      </span>
      <span className="message-snippet">{message.text}</span>
      <span className="message-chips">
        <Chip tone={urgency.tone}>{urgency.text}</Chip>
        {message.asked.some((ask) => ask.canStart) && <span className="small ink-3">Asked for something</span>}
      </span>
    </a>
  );
}
