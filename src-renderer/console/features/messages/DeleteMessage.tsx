import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import type { MessageView } from '../../../../src-shared/contract/views.ts';
import { useRequest } from '../../stores/use-request.ts';
import { useServices } from '../../stores/use-services.ts';

/** Deletes for good, after asking. */
export function DeleteMessage({ message }: { readonly message: MessageView }) {
  const { navigation } = useServices();
  const { run, problem, busy, clear } = useRequest();
  const remove = async () => {
    const answer = await run('message.delete', { messageId: message.id });
    if (answer.ok) navigation.go({ screen: 'messages', messageId: null });
    return answer.ok;
  };
  return (
    <ConfirmButton label="Delete" question={`Delete the message from ${message.name}?`} verb="Delete" problemTitle="The message was not deleted" problem={problem} busy={busy} onClear={clear} onConfirm={remove}>
      It cannot be brought back. What it tells of stays in the history and in the audit log.
    </ConfirmButton>
  );
}
