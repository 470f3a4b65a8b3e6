import { Phone } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { HistoryDetailView, MessageView } from '../../../../src-shared/contract/views.ts';
import { formatDateAndTime } from '../../ui/format/format-when.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useServices } from '../../stores/use-services.ts';

/**
 * Fills New call; nothing is dialled from here. The caller's own words never enter the brief by themselves: what stands in
 * a brief counts as the owner's.
 */
export function CallBack({ message, call }: { readonly message: MessageView; readonly call: HistoryDetailView | null }) {
  const { draft, navigation } = useServices();
  const isPractice = useConsoleState((state) => state.scenarios.some((scenario) => scenario.peer.number === (message.number ?? message.calledFrom)));
  const [goal, setGoal] = useState(`Call ${message.name} back about the message of ${formatDateAndTime(message.atMs)}.`);
  const id = useId();
  const to = message.number ?? message.calledFrom;
  if (to === null) return <p className="ink-2">No number was given and none was shown, so this message cannot be called back.</p>;
  const fill = () => {
    draft.dispatch({ type: 'cleared' });
    draft.dispatch({ type: 'picked', text: message.name, target: { name: message.name, to, kind: isPractice ? 'practice' : 'number' }, suggested: null });
    draft.dispatch({ type: 'brief', change: { goal, facts: [] } });
    if (call !== null && !isPractice && call.row.line !== 'practice') draft.dispatch({ type: 'line', line: call.row.line });
    navigation.go({ screen: 'home' });
  };
  return (
    <section className="message-part" aria-label="Call back">
      <div><Button kind="live" size="large" onClick={fill}><Phone size={16} aria-hidden="true" />Call back with AI</Button></div>
      <label className="section-head" htmlFor={id}>Brief for calling back</label>
      <div className="field-box message-brief"><textarea id={id} rows={2} maxLength={2000} value={goal} onChange={(event) => { setGoal(event.target.value); }} /></div>
      <p className="small ink-3">You can change it again before the call. Nothing the caller said counts as an instruction until you write it here.</p>
    </section>
  );
}
