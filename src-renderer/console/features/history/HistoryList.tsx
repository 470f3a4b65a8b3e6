import { Search, X } from 'lucide-react';
import { useId } from 'react';
import { useStore } from 'zustand';
import { Filters } from './Filters.tsx';
import type { HistoryList as List } from './use-history-list.ts';
import { HistoryRow } from './HistoryRow.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { NothingFound } from './NothingFound.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { foundWords } from './found-words.ts';
import { useServices } from '../../stores/use-services.ts';

export function HistoryList({ list: { found, problem }, shown }: { readonly list: List; readonly shown: string | null }) {
  const { historyQuery } = useServices();
  const query = useStore(historyQuery, (state) => state.query);
  const id = useId();
  return (
    <section className="history-list" aria-label="Calls" data-pane="list" tabIndex={-1}>
      <div className="history-search">
        <h1 className="pane-title history-title">History</h1>
        <label className="hidden-text" htmlFor={id}>Search what was said, names and briefs</label>
        <div className="field-box">
          <Search size={16} aria-hidden="true" />
          <input id={id} type="text" role="searchbox" autoComplete="off" placeholder="Search what was said" value={query} maxLength={200} onChange={(event) => { historyQuery.setState({ query: event.target.value }); }} />
          {query !== '' && <IconButton label="Clear" size="tiny" onClick={() => { historyQuery.setState({ query: '' }); document.getElementById(id)?.focus(); }}><X size={16} aria-hidden="true" /></IconButton>}
        </div>
        <Filters />
        <p className="small ink-3" role="status">{found === null ? '' : foundWords(found.of.query.trim(), found.total)}</p>
      </div>
      <ProblemNotice title="The history could not be read" problem={problem} />
      {found !== null && (found.rows.length === 0
        ? <NothingFound of={found.of} />
        : <ul className="history-rows">{found.rows.map((row) => <li key={row.callId}><HistoryRow row={row} current={row.callId === shown} /></li>)}</ul>)}
    </section>
  );
}
