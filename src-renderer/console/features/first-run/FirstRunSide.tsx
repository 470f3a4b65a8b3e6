import { Check } from 'lucide-react';
import type { Step } from './step.ts';
import { Mark } from '../../ui/Mark.tsx';
import { TryPractice } from './TryPractice.tsx';

const steps = [
  { title: 'Sound', detail: 'Microphone and speaker' },
  { title: 'You', detail: 'Your name and the phones you call from' },
  { title: 'Keys and lines', detail: 'Optional. OpenAI and Twilio' },
] as const;

export function FirstRunSide({ step, onStep }: { readonly step: Step; readonly onStep: (step: Step) => void }) {
  return (
    <aside className="first-run-side" aria-label="Setup">
      <div className="first-run-brand"><Mark /><span>Consigliere</span></div>
      <h1 className="first-run-claim">It makes the calls.<br />You make the decisions.</h1>
      <ol className="first-run-steps">
        {steps.map(({ title, detail }, at) => (
          <li key={title}>
            <button type="button" className="first-run-step" data-done={at < step || undefined} aria-current={at === step ? 'step' : undefined} onClick={() => { onStep(at as Step); }}>
              <span className="first-run-number num">{at < step ? <Check size={16} role="img" aria-hidden={undefined} aria-label="Done:" /> : at + 1}</span>
              <span><span className="first-run-step-title">{title}</span><span className="first-run-step-detail">{detail}</span></span>
            </button>
          </li>
        ))}
      </ol>
      <TryPractice first={step === 0} />
    </aside>
  );
}
