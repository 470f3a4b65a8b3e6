import { OwnerFields } from './OwnerFields.tsx';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useOwner } from './use-owner.ts';

/** The owner's details in Settings: saved as each field is left. */
export function OwnerForm() {
  const owner = useOwner();
  return (
    <>
      <ProblemNotice title="Your details were not saved" problem={owner.request.problem} onDismiss={owner.request.clear} />
      <OwnerFields owner={owner} size="normal" />
    </>
  );
}
