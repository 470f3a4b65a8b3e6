import type { ContractError } from '../../../../src-shared/contract/error-codes.ts';
import { Button } from '../../ui/Button.tsx';
import { KeysSection } from '../../ui/keys/KeysSection.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { StepFoot } from './StepFoot.tsx';
import { StepLead } from './StepLead.tsx';

export function StepKeys({ problem, onBack, onDone }: { readonly problem: ContractError | null; readonly onBack: () => void; readonly onDone: () => void }) {
  return (
    <div className="first-run-form">
      <div className="first-run-content">
        <StepLead title="Connect keys and a line">Add these now or later in Settings. Without them you have the practice line, with everything else working.</StepLead>
        <ProblemNotice title="Setup could not be closed" problem={problem} />
        <KeysSection />
      </div>
      <StepFoot step={3}>
        <Button kind="ghost" size="large" onClick={onBack}>Back</Button>
        <Button kind="primary" size="large" onClick={onDone}>Finish</Button>
      </StepFoot>
    </div>
  );
}
