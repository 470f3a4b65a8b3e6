import { Ban, Check, CircleX, Clock, LoaderCircle, ShieldAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ActionState } from '../../../../src-shared/domain/transcript.ts';
import type { ActionView } from '../../../../src-shared/contract/views.ts';

const looks: Readonly<Record<ActionState, { readonly icon: LucideIcon; readonly word: string }>> = {
  running: { icon: LoaderCircle, word: 'Running' },
  waiting: { icon: ShieldAlert, word: 'Waiting for you' },
  done: { icon: Check, word: 'Done' },
  refused: { icon: Ban, word: 'Refused' },
  denied: { icon: Ban, word: 'Denied' },
  expired: { icon: Clock, word: 'Ran out of time' },
  failed: { icon: CircleX, word: 'Failed' },
};

/** Less would read "0.0 s". */
const worthSayingMs = 50;

/** One line: the state as an icon and a word, verb first, the measured time at the end. */
export function ActionChip({ action, left }: { readonly action: ActionView; readonly left?: string | undefined }) {
  const { icon: Icon, word } = looks[action.state];
  const waiting = action.state === 'waiting';
  return (
    <span className="action-chip" data-state={action.state}>
      <Icon size={14} aria-hidden="true" />
      <span className="wraps">
        <span className="hidden-text">{waiting ? '' : `${word}: `}</span>
        {waiting && <><b>{word}</b> </>}
        {waiting ? action.title : <b>{action.title}</b>}
        {!waiting && action.detail !== '' && <> {action.detail}</>}
        {action.state === 'done' && action.tookMs !== null && action.tookMs >= worthSayingMs && <span className="action-time"> {(action.tookMs / 1000).toFixed(1)} s</span>}
        {waiting && left !== undefined && <span className="num"> {left}</span>}
      </span>
    </span>
  );
}
