import { useEffect, useState } from 'react';
import { X } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import type { DoNotCallView } from '../../../../src-shared/contract/views.ts';
import { formatNumber } from '../../ui/format/format-number.ts';
import { useRequest } from '../../stores/use-request.ts';

/** Numbers that the assistant neither calls nor writes to. */
export function DoNotCallGuard() {
  const { run, problem, busy, clear } = useRequest();
  const [entries, setEntries] = useState<readonly DoNotCallView[]>([]);
  const [number, setNumber] = useState('');
  const [why, setWhy] = useState('');
  useEffect(() => {
    let gone = false;
    void run('doNotCall.list', {}).then((answer) => { if (!gone && answer.ok) setEntries(answer.value.entries); });
    return () => { gone = true; };
  }, [run]);
  const add = async () => {
    const answer = await run('doNotCall.add', { number, why });
    if (!answer.ok) return;
    setEntries(answer.value.entries);
    setNumber('');
    setWhy('');
  };
  const remove = async (entry: DoNotCallView) => {
    const answer = await run('doNotCall.remove', { number: entry.number });
    if (answer.ok) setEntries(answer.value.entries);
  };
  const badNumber = problem?.field === 'number' ? problem.message : null;
  return (
    <section aria-labelledby="guard-numbers">
      <h3 className="section-head" id="guard-numbers">Do not call</h3>
      {badNumber === null && <ProblemNotice title="The list was not changed" problem={problem} onDismiss={clear} />}
      {entries.length === 0
        ? <p className="small ink-3">No number is on the list.</p>
        : (
          <ul className="guard-list">
            {entries.map((entry) => (
              <li className="guard-row" key={entry.number}>
                <span className="guard-number">{formatNumber(entry.number)}</span>
                <span className="small ink-3 guard-why">{entry.why}</span>
                <IconButton label={`Take ${formatNumber(entry.number)} off the list`} size="small" disabled={busy} onClick={() => { void remove(entry); }}><X size={16} aria-hidden="true" /></IconButton>
              </li>
            ))}
          </ul>
        )}
      <form className="guard-add" onSubmit={(event) => { event.preventDefault(); if (number.trim() !== '') void add(); }}>
        <Field label="Number" inputMode="tel" autoComplete="off" maxLength={60} value={number} problem={badNumber} onChange={(event) => { setNumber(event.target.value); }} />
        <Field label="Why" labelNote="Optional" autoComplete="off" maxLength={200} value={why} onChange={(event) => { setWhy(event.target.value); }} />
        <Button type="submit" disabled={number.trim() === '' || busy}>Add</Button>
      </form>
    </section>
  );
}
