import { PhoneIncoming, PhoneOutgoing, User } from 'lucide-react';
import { KeyCap } from '../../ui/KeyCap.tsx';
import type { Suggestion } from './suggest.ts';
import { formatNumber } from '../../ui/format/format-number.ts';
import { markDigits } from './mark-digits.ts';

interface Props {
  readonly id: string;
  readonly suggestion: Suggestion;
  readonly typed: string;
  readonly marked: boolean;
  readonly onTake: () => void;
  readonly onMark: () => void;
}

export function SuggestionRow({ id, suggestion, typed, marked, onTake, onMark }: Props) {
  const { title, meta, detail } = suggestion;
  const Icon = suggestion.kind === 'inbound' ? PhoneIncoming : title.startsWith('Call ') ? PhoneOutgoing : User;
  const number = suggestion.kind === 'call' && suggestion.target.name !== null ? formatNumber(suggestion.target.to) : '';
  return (
    // The field keeps the focus; the row is pointed at by aria-activedescendant.
    <div className="dial-option" role="option" id={id} aria-selected={marked} onMouseDown={(event) => { event.preventDefault(); }} onMouseMove={onMark} onClick={onTake}>
      <Icon size={20} strokeWidth={1.75} aria-hidden="true" />
      <div className="fill">
        <p className="medium">
          {title}{' '}
          <span className="dial-meta num">{meta}{meta !== '' && number !== '' && ', '}{markDigits(number, typed).map((piece, at) => (piece.hit ? <mark key={at}>{piece.text}</mark> : piece.text))}</span>
        </p>
        {detail !== '' && <p className={marked ? 'small ink-2' : 'small ink-3'}>{detail}</p>}
      </div>
      {marked && <KeyCap enter />}
    </div>
  );
}
