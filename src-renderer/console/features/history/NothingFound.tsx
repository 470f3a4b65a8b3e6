import { History, Phone, Search } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import type { HistoryQuery } from '../../stores/history-query-store.ts';
import { firstPractice } from '../../stores/place-call.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useServices } from '../../stores/use-services.ts';

export function NothingFound({ of: { query, days, outcome } }: { readonly of: HistoryQuery }) {
  const { draft, historyQuery, navigation } = useServices();
  const scenario = useConsoleState((state) => firstPractice(state.scenarios));
  const words = query.trim();
  if (words !== '' || outcome !== null) {
    return (
      <Empty
        icon={Search} title={words === '' ? 'No call with this outcome' : `Nothing mentions “${words}”`}
        actions={<>{days !== null && <Button onClick={() => { historyQuery.setState({ days: null }); }}>Search all dates</Button>}<Button kind="ghost" onClick={() => { historyQuery.setState({ query: '', outcome: null }); }}>Clear</Button></>}
      >
        {days === null ? 'Searched every call.' : `Searched the calls of the last ${days === 1 ? 'day' : `${days} days`}.`}
      </Empty>
    );
  }
  const practice = () => {
    if (scenario !== null) draft.dispatch({ type: 'picked', text: scenario.peer.name, target: { name: scenario.peer.name, to: scenario.peer.number, kind: 'practice' }, suggested: scenario.suggestedBrief });
    navigation.go({ screen: 'home' });
  };
  return (
    <Empty icon={History} title={days === null ? 'No calls yet' : 'No calls in this time'} actions={<>{days !== null && <Button kind="ghost" onClick={() => { historyQuery.setState({ days: null }); }}>Show all dates</Button>}<Button onClick={practice}><Phone size={16} aria-hidden="true" />Try the practice line</Button></>}>
      Every call is kept here with its transcript and approvals.
    </Empty>
  );
}
