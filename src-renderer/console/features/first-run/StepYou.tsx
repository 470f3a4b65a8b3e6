import { Button } from '../../ui/Button.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { OwnerFields } from '../../ui/owner/OwnerFields.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { StepFoot } from './StepFoot.tsx';
import { StepLead } from './StepLead.tsx';
import { disclosureWords } from '../../ui/disclosure-words.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useOwner } from '../../ui/owner/use-owner.ts';

export function StepYou({ onBack, onNext }: { readonly onBack: () => void; readonly onNext: () => void }) {
  const owner = useOwner();
  const mode = useConsoleState((state) => state.settings.recording.mode);
  return (
    <form className="first-run-form" onSubmit={(event) => { event.preventDefault(); void owner.save().then((saved) => { if (saved) onNext(); }); }}>
      <div className="first-run-content">
        <StepLead title="Who decides?">One person approves what leaves this computer. The assistant introduces itself as calling for you.</StepLead>
        <ProblemNotice title="Your details were not saved" problem={owner.request.problem} onDismiss={owner.request.clear} />
        <OwnerFields owner={owner} size="large" />
        <section className="first-run-hears" aria-labelledby="hears-title">
          <h3 className="medium" id="hears-title">Callers hear</h3>
          <p>{disclosureWords(owner.fields.name, mode)}</p>
        </section>
      </div>
      <StepFoot step={2}>
        <Button kind="ghost" size="large" onClick={onBack}>Back</Button>
        <Button kind="primary" size="large" type="submit">Continue <KeyCap enter /></Button>
      </StepFoot>
    </form>
  );
}
