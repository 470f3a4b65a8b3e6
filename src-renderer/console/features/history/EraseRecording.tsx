import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { useRequest } from '../../stores/use-request.ts';
import { useServices } from '../../stores/use-services.ts';

/** Erases for good, after asking. */
export function EraseRecording({ callId, name }: { readonly callId: string; readonly name: string }) {
  const { player } = useServices();
  const { run, problem, busy, clear } = useRequest();
  const erase = async () => {
    player.pause();
    return (await run('recording.erase', { callId })).ok;
  };
  return (
    <ConfirmButton label="Erase recording" question={`Erase the recording of ${name}?`} verb="Erase" problemTitle="The recording was not erased" problem={problem} busy={busy} onClear={clear} onConfirm={erase}>
      It cannot be brought back. The transcript, the actions and the audit log stay.
    </ConfirmButton>
  );
}
