import { TriangleAlert } from 'lucide-react';
import type { MessageView } from '../../../../src-shared/contract/views.ts';
import { formatNumber } from '../../ui/format/format-number.ts';

/** The number to call back on as it was given, and the one that rang. */
export function MessageFacts({ message: { number, calledFrom } }: { readonly message: MessageView }) {
  const differs = number !== null && calledFrom !== null && number !== calledFrom;
  return (
    <dl className="message-facts">
      <dt>Call back on</dt>
      <dd className="num">{number === null ? 'No number was given' : <><span className="medium">{formatNumber(number)}</span>{differs && <span className="ink-3"> as it was given</span>}</>}</dd>
      <dt>Called from</dt>
      <dd className="num">{calledFrom === null ? 'A number that was not shown' : formatNumber(calledFrom)}{differs && <span className="message-differs"><TriangleAlert size={16} aria-hidden="true" />A different number</span>}</dd>
    </dl>
  );
}
