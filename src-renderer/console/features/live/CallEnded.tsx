import { CircleCheck, PhoneOff } from 'lucide-react';
import type { CallView } from '../../../../src-shared/contract/views.ts';
import { Button } from '../../ui/Button.tsx';
import { formatMoney } from '../../ui/format/format-money.ts';
import { outcomeLabels } from '../../ui/format/outcome-label.ts';
import { routeHash } from '../../stores/route.ts';
import { useServices } from '../../stores/use-services.ts';

export function CallEnded({ call }: { readonly call: CallView }) {
  const { bridge, navigation } = useServices();
  const outcome = call.outcome === null ? null : outcomeLabels[call.outcome];
  const Icon = call.outcome === 'goal_met' ? CircleCheck : PhoneOff;
  return (
    <section className="call-ended" aria-label="The call ended" role="status">
      <Icon size={16} className={outcome === null ? 'tone-quiet' : `tone-${outcome.tone}`} aria-hidden="true" />
      <div className="fill">
        <p className="call-ended-summary">{call.summary ?? call.end?.text ?? 'The call ended.'}</p>
        <p className="small ink-3">{[outcome?.text, call.summary === null ? undefined : call.end?.text, `Cost ${formatMoney(call.costUsd, call.figures.costEstimated)}`].filter((part) => part !== undefined).join(' · ')}</p>
        <div className="notice-actions">
          <a className="button" data-kind="primary" data-size="normal" href={routeHash({ screen: 'history', callId: call.id })}>Open in History</a>
          <Button
            kind="ghost"
            onClick={() => {
              navigation.go({ screen: 'home' });
              void bridge.call('call.dismiss', { callId: call.id });
            }}
          >Put away</Button>
        </div>
      </div>
    </section>
  );
}
