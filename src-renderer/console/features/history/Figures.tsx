import { ChevronRight } from 'lucide-react';
import type { HistoryDetailView } from '../../../../src-shared/contract/views.ts';
import { PartsBar } from '../../ui/figures/PartsBar.tsx';
import { TokensTable } from '../../ui/figures/TokensTable.tsx';
import { countOf } from '../../ui/format/count-of.ts';
import { echoWord } from '../../ui/format/echo-word.ts';
import { formatLength } from '../../ui/format/format-length.ts';
import { formatMoney } from '../../ui/format/format-money.ts';
import { formatMs } from '../../ui/format/format-ms.ts';
import { formatPercent } from '../../ui/format/format-percent.ts';
import { formatSeconds } from '../../ui/format/format-seconds.ts';
import { qualityWord } from '../../ui/format/quality-word.ts';

export function Figures({ detail: { row, metrics, sound } }: { readonly detail: HistoryDetailView }) {
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
      {sound !== null && (
        <FigureRow
          figures={[
            ['Sound', qualityWord(sound).text],
            ['Arrival jitter', formatMs(sound.them.jitterMs)],
            ['Longest gap', formatMs(sound.them.longestGapMs)],
            ['Lost', formatPercent(sound.network?.lostPercent ?? sound.them.lostPercent)],
            ['Echo', echoWord(sound.echo)?.word ?? 'No data'],
            ...(sound.network === null ? [] : [['MOS', sound.network.mos.toFixed(1)] as const]),
          ]}
        />
      )}
      <details className="figures-more">
        <summary className="more-head"><ChevronRight size={16} aria-hidden="true" />Where time and tokens went</summary>
        <FigureRow
          figures={[
            ['95% of replies within', formatSeconds(metrics.replyP95Ms)],
            ['Asked to go on', times(metrics.nudges)],
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
