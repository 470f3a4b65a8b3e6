import './policy.css';
import { Undo2 } from 'lucide-react';
import { Box, Group } from './Group.tsx';
import { Button } from '../../ui/Button.tsx';
import { PolicyTable } from './PolicyTable.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Row } from './Row.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useRequest } from '../../stores/use-request.ts';

/** Who may start what. The core offers only what is as strict as its own table or stricter, and refuses the rest in words. */
export function PolicyGroup() {
  const policy = useConsoleState((state) => state.policy);
  const { run, problem, busy, clear } = useRequest();
  return (
    <Group title="Policy" note="what each tool may do, by who asks" head={(
      <Button className="policy-restore" kind="ghost" size="small" disabled={!policy.changed || busy} title={policy.changed ? undefined : 'Nothing differs from the defaults.'} onClick={() => { void run('policy.restore', {}); }}><Undo2 size={16} aria-hidden="true" />Restore defaults</Button>
    )}>
      <ProblemNotice title="The policy was not changed" problem={problem} onDismiss={clear} />
      <Box>
        <PolicyTable rows={policy.rows} onChange={(tool, asker, answer) => { void run('policy.set', { tool, asker, answer }); }} />
      </Box>
      <p className="small ink-3">No rule can be made looser than its default. Every change is written to the audit log.</p>
      <Box>
        <Row label="Refuse every request" hint="From the other side of a call" action={(labelId) => <Switch labelledBy={labelId} on={policy.refuseOtherSide} onChange={(on) => { void run('policy.switch', { name: 'refuseOtherSide', on }); }} />}>
          <span className="ink-2">Whatever the table says, nobody but you can start anything. Requests become messages.</span>
        </Row>
        <Row label="Approve by voice" hint="Not only by a click" action={(labelId) => <Switch labelledBy={labelId} on={policy.voiceApproval} onChange={(on) => { void run('policy.switch', { name: 'voiceApproval', on }); }} />}>
          <span className="ink-2">You may say yes at your own microphone, or on a call that you confirmed as yours.</span>
        </Row>
      </Box>
    </Group>
  );
}
