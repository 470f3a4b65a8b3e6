import type { ReactNode } from 'react';
import { keypadKeys } from './keypad-keys.ts';

interface Props {
  readonly onKey: (key: string) => void;
  /** Under the keys: what happens with them. */
  readonly foot: ReactNode;
}

export function Keypad({ onKey, foot }: Props) {
  return (
    <div className="keypad" role="group" aria-label="Keypad">
      <div className="keypad-keys">
        {keypadKeys.map(({ key, letters }) => (
          <button key={key} type="button" className="keypad-key" aria-label={key === '*' ? 'star' : key === '#' ? 'hash' : key} onClick={() => { onKey(key); }}>
            {key}<small aria-hidden="true">{letters}</small>
          </button>
        ))}
      </div>
      <div className="keypad-foot">{foot}</div>
    </div>
  );
}
