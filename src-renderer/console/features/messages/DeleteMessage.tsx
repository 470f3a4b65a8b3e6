import { Trash2 } from 'lucide-react';
import { useId, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { MessageView } from '../../../../src-shared/contract/views.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { useRequest } from '../../stores/use-request.ts';
import { useServices } from '../../stores/use-services.ts';

/** Deletes for good, after asking. The dialog is the browser's own: it keeps the focus, and Esc keeps the message. */
export function DeleteMessage({ message }: { readonly message: MessageView }) {
  const { navigation } = useServices();
  const { run, problem, busy, clear } = useRequest();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const remove = async () => {
    const answer = await run('message.delete', { messageId: message.id });
    if (!answer.ok) return;
    dialog.current?.close();
    navigation.go({ screen: 'messages', messageId: null });
  };
  return (
    <>
      <IconButton label="Delete" onClick={() => { clear(); dialog.current?.showModal(); }}><Trash2 size={16} aria-hidden="true" /></IconButton>
      {/* Keys of the message stay out of the dialog. */}
      <dialog ref={dialog} className="message-confirm" aria-labelledby={id} onKeyDown={(event) => { event.stopPropagation(); }}>
        <h3 className="section-head" id={id}>Delete the message from {message.name}?</h3>
        <p className="ink-2">It cannot be brought back. What it tells of stays in the history and in the audit log.</p>
        <ProblemNotice title="The message was not deleted" problem={problem} onDismiss={clear} />
        <div className="message-confirm-buttons">
          <Button autoFocus onClick={() => { dialog.current?.close(); }}>Keep it</Button>
          <Button kind="danger" disabled={busy} onClick={() => { void remove(); }}>Delete</Button>
        </div>
      </dialog>
    </>
  );
}
