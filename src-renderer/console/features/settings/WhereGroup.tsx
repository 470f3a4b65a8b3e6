import { Box, Group } from './Group.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { RealtimeWaits } from './RealtimeWaits.tsx';
import { Row } from './Row.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useRealtime } from './use-realtime.ts';

export function WhereGroup() {
  const home = useConsoleState((state) => state.app.home);
  const hasKey = useConsoleState((state) => state.keys.some((key) => key.name === 'openai' && key.present));
  const { realtime, request, waits, change } = useRealtime();
  return (
    <Group title="Where it goes">
      <ProblemNotice title="The setting was not saved" problem={request.problem} onDismiss={request.clear} />
      <RealtimeWaits waits={waits} />
      <Box>
        <Row label="On this computer"><span className="mono ink-2 settings-path">{home}</span></Row>
        <Row label="OpenAI"><span className="ink-2">{hasKey ? 'Live sound and text, only while the assistant is on. Practice calls stay on this computer.' : 'Nothing: there is no key. Practice calls stay on this computer.'}</span></Row>
        <Row label="Trace at OpenAI" action={(labelId) => <Switch on={realtime.tracing} labelledBy={labelId} onChange={(tracing) => { void change({ tracing }); }} />}>
          <span className="ink-2">OpenAI keeps what was said and done on each call in your account, to look at later.</span>
        </Row>
      </Box>
    </Group>
  );
}
