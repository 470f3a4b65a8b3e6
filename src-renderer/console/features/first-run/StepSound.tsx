import type { ContractError } from '../../../../src-shared/contract/error-codes.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { SoundCheck } from '../../ui/sound/SoundCheck.tsx';
import { StepFoot } from './StepFoot.tsx';
import { StepLead } from './StepLead.tsx';

export function StepSound({ problem, onNext, onSkip }: { readonly problem: ContractError | null; readonly onNext: () => void; readonly onSkip: () => void }) {
  return (
    <form className="first-run-form" onSubmit={(event) => { event.preventDefault(); onNext(); }}>
      <div className="first-run-content">
        <StepLead title="Check your sound">Say anything. The bar should reach the middle when you speak the way you would on the phone.</StepLead>
        <ProblemNotice title="Setup could not be closed" problem={problem} />
        <SoundCheck />
        <Notice tone="info" title="Headphones give the best calls">Through open speakers the assistant can hear itself and stop talking. Echo is cancelled, but not always fully.</Notice>
      </div>
      <StepFoot step={1}>
        <Button kind="ghost" size="large" onClick={onSkip}>Skip setup</Button>
        <Button size="large" type="submit">Continue <KeyCap enter /></Button>
      </StepFoot>
    </form>
  );
}
