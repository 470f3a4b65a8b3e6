import './confirm.css';
import { Trash2 } from 'lucide-react';
import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import type { ContractError } from '../../../src-shared/contract/error-codes.ts';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

interface Props {
  /** Of the button that opens it. */
  readonly label: string;
  readonly question: string;
  /** What is lost, and what stays. */
  readonly children: ReactNode;
  /** "Delete", "Erase" */
  readonly verb: string;
  readonly problemTitle: string;
  readonly problem: ContractError | null;
  readonly busy: boolean;
  readonly onClear: () => void;
  /** True when it is done: the dialog closes. */
  readonly onConfirm: () => Promise<boolean>;
}

/** Removes something for good, after asking. The dialog is the browser's own: it keeps the focus, and Esc keeps the thing. */
export function ConfirmButton({ label, question, children, verb, problemTitle, problem, busy, onClear, onConfirm }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const confirm = async () => { if (await onConfirm()) dialog.current?.close(); };
  return (
    <>
      <IconButton label={label} onClick={() => { onClear(); dialog.current?.showModal(); }}><Trash2 size={16} aria-hidden="true" /></IconButton>
      {/* Keys of what lies behind stay out of the dialog. */}
      <dialog ref={dialog} className="confirm" aria-labelledby={id} onKeyDown={(event) => { event.stopPropagation(); }}>
        <h3 className="section-head" id={id}>{question}</h3>
        <p className="ink-2">{children}</p>
        <ProblemNotice title={problemTitle} problem={problem} onDismiss={onClear} />
        <div className="confirm-buttons">
          <Button autoFocus onClick={() => { dialog.current?.close(); }}>Keep it</Button>
          <Button kind="danger" disabled={busy} onClick={() => { void confirm(); }}>{verb}</Button>
        </div>
      </dialog>
    </>
  );
}
