import './first-run.css';
import { useEffect, useState } from 'react';
import { FirstRunSide } from './FirstRunSide.tsx';
import { StepKeys } from './StepKeys.tsx';
import { StepSound } from './StepSound.tsx';
import { StepYou } from './StepYou.tsx';
import type { Step } from './step.ts';
import { useRequest } from '../../stores/use-request.ts';
import { useServices } from '../../stores/use-services.ts';

/** Sound, you, keys; or straight to the practice line. Each step can be left undone. */
export function FirstRun() {
  const { navigation } = useServices();
  const request = useRequest();
  const [step, setStep] = useState<Step>(0);
  const finish = async () => {
    const answer = await request.run('settings.update', { firstRunDone: true });
    if (answer.ok) navigation.go({ screen: 'home' });
  };
  useEffect(() => { document.title = `Set up, step ${step + 1}. Consigliere`; }, [step]);
  return (
    <div className="first-run">
      <FirstRunSide step={step} onStep={setStep} />
      <main className="first-run-main" data-pane="main" tabIndex={-1}>
        {step === 0 && <StepSound problem={request.problem} onNext={() => { setStep(1); }} onSkip={() => { void finish(); }} />}
        {step === 1 && <StepYou onBack={() => { setStep(0); }} onNext={() => { setStep(2); }} />}
        {step === 2 && <StepKeys problem={request.problem} onBack={() => { setStep(1); }} onDone={() => { void finish(); }} />}
      </main>
    </div>
  );
}
