import type { HistoryDetailView } from '../../../../src-shared/contract/views.ts';
import { PartsBar } from '../../ui/figures/PartsBar.tsx';
import { TokensTable } from '../../ui/figures/TokensTable.tsx';
import { countOf } from '../../ui/format/count-of.ts';
import { formatLength } from '../../ui/format/format-length.ts';
import { formatMoney } from '../../ui/format/format-money.ts';
import { formatSeconds } from '../../ui/format/format-seconds.ts';

export function Figures({ detail: { row, metrics } }: { readonly detail: HistoryDetailView }) {
  return (
    <>
      <FigureRow
        figures={[
          ['Length', row.lengthMs === null ? 'Not connected' : formatLength(row.lengthMs)],
          ['Cost', formatMoney(metrics.costUsd, metrics.costEstimated)],
          ['Reply, median', formatSeconds(metrics.replyMedianMs)],
          ['Slowest', formatSeconds(metrics.replySlowestMs)],
          ['Cut in', times(metrics.cutIns)],
        ]}
      />
      <details className="figures-more">
        <summary>Where time and tokens went</summary>
        <FigureRow
          figures={[
            ['95% of replies within', formatSeconds(metrics.replyP95Ms)],
            ['Asked to speak', times(metrics.nudges)],
            ['Went on after a short sound', times(metrics.falseInterruptions)],
            ['Reconnected', times(metrics.reconnects)],
          ]}
        />
        <div className="figures-split">
          <section aria-label="Parts of a reply"><h3 className="figures-head">A reply, medians</h3><PartsBar parts={metrics.replyParts} wholeMs={null} /></section>
          <section aria-label="Tokens"><TokensTable usage={metrics.usage} prices={null} /></section>
        </div>
      </details>
    </>
  );
}

function FigureRow({ figures }: { readonly figures: readonly (readonly [name: string, value: string])[] }) {
  return <dl className="figures">{figures.map(([name, value]) => <div key={name}><dt>{name}</dt><dd className="num">{value}</dd></div>)}</dl>;
}

const times = (count: number): string => (count === 0 ? 'Never' : countOf(count, 'time'));
