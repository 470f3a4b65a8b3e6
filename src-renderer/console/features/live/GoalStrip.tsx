import { Check, Circle, ShieldAlert, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { CallView } from '../../../../src-shared/contract/views.ts';

type StepState = CallView['goalSteps'][number]['state'];

const looks: Readonly<Record<StepState, { readonly icon: LucideIcon; readonly tone: string; readonly word: string }>> = {
  open: { icon: Circle, tone: 'tone-quiet', word: 'Open' },
  met: { icon: Check, tone: 'tone-live', word: 'Met' },
  waiting: { icon: ShieldAlert, tone: 'tone-attention', word: 'Waiting for you' },
  not_met: { icon: X, tone: 'tone-danger', word: 'Not met' },
};

export function GoalStrip({ call }: { readonly call: CallView }) {
  if (call.brief.goal === '' && call.goalSteps.length === 0) return null;
  return (
    <div className="goal-strip">
      <b>Goal</b>
      <span className="fill goal-text" title={call.brief.goal}>{call.brief.goal}</span>
      <ul className="goal-steps" aria-label="Steps">
        {call.goalSteps.map((step) => {
          const { icon: Icon, tone, word } = looks[step.state];
          return <li key={step.label} className={tone}><Icon size={14} role="img" aria-hidden={undefined} aria-label={`${word}:`} />{step.label}</li>;
        })}
      </ul>
    </div>
  );
}
