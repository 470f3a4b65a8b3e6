import type { HistoryDetailView } from '../../../../src-shared/contract/views.ts';
import { formatLength } from '../../ui/format/format-length.ts';
import { formatMoney } from '../../ui/format/format-money.ts';
import { formatSeconds } from '../../ui/format/format-seconds.ts';
import { countOf } from '../../ui/format/count-of.ts';

export function Figures({ detail: { row, metrics } }: { readonly detail: HistoryDetailView }) {
  const figures = [
    ['Length', row.lengthMs === null ? 'Not connected' : formatLength(row.lengthMs)],
    ['Cost', formatMoney(metrics.costUsd)],
    ['Reply, median', formatSeconds(metrics.replyMedianMs)],
    ['Slowest', formatSeconds(metrics.replySlowestMs)],
    ['Cut in', metrics.cutIns === 0 ? 'Never' : countOf(metrics.cutIns, 'time')],
  ] as const;
  return <dl className="figures">{figures.map(([name, value]) => <div key={name}><dt>{name}</dt><dd className="num">{value}</dd></div>)}</dl>;
}
