import type { CallView } from '../../../../src-shared/contract/views.ts';
import { TokensTable } from '../../ui/figures/TokensTable.tsx';
import { formatMoney } from '../../ui/format/format-money.ts';
import { headroomWords } from './headroom-words.ts';
import { useNow } from '../../stores/use-now.ts';

/** Of the limit; from here on the bar warns, as the call did. */
const nearShare = 0.8;

/** What the call costs, of what, and what OpenAI's rate limits leave. */
export function CostDetails({ call: { brief, costUsd, figures } }: { readonly call: CallView }) {
  const nowMs = useNow();
  const limitUsd = brief.limits.endsAtUsd;
  const { headroom, prices } = figures;
  return (
    <>
      <dl className="details-list">
        <div><dt>So far</dt><dd className="num">{formatMoney(costUsd, figures.costEstimated)}</dd></div>
        {prices !== null && (
          <>
            <div><dt>Per minute</dt><dd className="num">{figures.costPerMinuteUsd === null ? 'No data' : formatMoney(figures.costPerMinuteUsd)}</dd></div>
            <div><dt>Ends at</dt><dd className="num">{limitUsd === null ? 'No limit' : formatMoney(limitUsd)}</dd></div>
          </>
        )}
      </dl>
      {prices !== null && limitUsd !== null && <ShareBar label="Share of the cost limit" share={costUsd / limitUsd} warns={costUsd >= limitUsd * nearShare} />}
      {prices === null && <p className="small ink-2">Nobody is billed for this call. These are the tokens that a billed one would use.</p>}
      <TokensTable usage={figures.usage} prices={prices} />
      {figures.costEstimated && <p className="small ink-3">About: what is being said now is counted when it is over.</p>}
      <section aria-label="Rate limit">
        <h3 className="details-head"><span>Rate limit</span></h3>
        {headroom === null ? <p className="small ink-3">No data</p> : (
          <>
            <ShareBar label={`Share of ${headroom.of} left`} share={headroom.remaining / headroom.limit} warns={headroom.remaining / headroom.limit < 0.1} />
            <p className="small ink-2 num">{headroomWords(headroom, nowMs)}</p>
          </>
        )}
      </section>
    </>
  );
}

function ShareBar({ label, share, warns }: { readonly label: string; readonly share: number; readonly warns: boolean }) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return <div className="share-bar" role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} data-warns={warns || undefined}><i style={{ width: `${percent}%` }} /></div>;
}
