import { ChevronDown } from 'lucide-react';
import { useStore } from 'zustand';
import { callOutcomes } from '../../../../src-shared/domain/call.ts';
import type { CallOutcome } from '../../../../src-shared/domain/call.ts';
import { outcomeLabels } from '../../ui/format/outcome-label.ts';
import { useServices } from '../../stores/use-services.ts';

const spans: readonly { readonly days: number | null; readonly label: string }[] = [
  { days: 1, label: '1 day' }, { days: 7, label: '7 days' }, { days: 30, label: '30 days' }, { days: 365, label: '1 year' }, { days: null, label: 'All dates' },
];

/** Filters that work; the field shows the value that is on. */
export function Filters() {
  const { historyQuery } = useServices();
  const { days, outcome } = useStore(historyQuery);
  return (
    <div className="filters">
      <label className="filter" data-on={days !== null || undefined}>
        <span className="hidden-text">Dates</span>
        <select value={String(days)} onChange={(event) => { historyQuery.setState({ days: event.target.value === 'null' ? null : Number(event.target.value) }); }}>
          {spans.map((span) => <option key={span.label} value={String(span.days)}>{span.label}</option>)}
        </select>
        <ChevronDown size={12} aria-hidden="true" />
      </label>
      <label className="filter" data-on={outcome !== null || undefined}>
        <span className="hidden-text">Outcome</span>
        <select value={outcome ?? ''} onChange={(event) => { historyQuery.setState({ outcome: event.target.value === '' ? null : event.target.value as CallOutcome }); }}>
          <option value="">Outcome</option>
          {callOutcomes.map((each) => <option key={each} value={each}>{outcomeLabels[each].text}</option>)}
        </select>
        <ChevronDown size={12} aria-hidden="true" />
      </label>
    </div>
  );
}
