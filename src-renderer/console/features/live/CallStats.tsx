import { useState } from 'react';
import type { CallView } from '../../../../src-shared/contract/views.ts';
import { CostDetails } from './CostDetails.tsx';
import { ReplyDetails } from './ReplyDetails.tsx';
import { StatButton } from './StatButton.tsx';
import { StatDetails } from './StatDetails.tsx';
import { formatMoney } from '../../ui/format/format-money.ts';
import { formatSeconds } from '../../ui/format/format-seconds.ts';

const titles = { Reply: 'Reply time', Cost: 'Cost' } as const;
type StatName = keyof typeof titles;

/** The figures of the header; two open to what they are made of. */
export function CallStats({ call }: { readonly call: CallView }) {
  const [open, setOpen] = useState<StatName | null>(null);
  const toggle = (name: StatName) => () => { setOpen(open === name ? null : name); };
  return (
    <>
      <div className="live-stats" role="group" aria-label="Figures">
        <StatButton name="Reply" open={open === 'Reply'} onClick={toggle('Reply')}>{formatSeconds(call.replyMs)}</StatButton>
        <StatButton name="Cost" open={open === 'Cost'} onClick={toggle('Cost')}>{formatMoney(call.costUsd, call.figures.costEstimated)}</StatButton>
        <div className="live-stat live-stat-quality"><span className="live-stat-name">Quality</span><span className="live-stat-value"><span className="quality" aria-hidden="true"><i /><i /><i /><i /></span>No data</span></div>
      </div>
      {open !== null && (
        <StatDetails
          key={open} title={titles[open]}
          onClose={(focus) => {
            setOpen(null);
            if (focus === 'back') document.querySelector<HTMLElement>(`[data-stat="${open}"]`)?.focus();
          }}
        >
          {open === 'Reply' ? <ReplyDetails figures={call.figures} /> : <CostDetails call={call} />}
        </StatDetails>
      )}
    </>
  );
}
