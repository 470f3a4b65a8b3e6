import { Check, Phone } from 'lucide-react';
import { useState } from 'react';
import { Box, Group } from './Group.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Row } from './Row.tsx';
import { SelectBox } from '../../ui/SelectBox.tsx';
import { briefFor, firstPractice } from '../../stores/place-call.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useRequest } from '../../stores/use-request.ts';
import { useServices } from '../../stores/use-services.ts';

/** Whom to ring for a try; the call is placed at once. */
export function PracticeGroup() {
  const { navigation } = useServices();
  const scenarios = useConsoleState((state) => state.scenarios);
  const settings = useConsoleState((state) => state.settings);
  const line = useConsoleState((state) => state.lines.find((each) => each.kind === 'practice'));
  const request = useRequest();
  const [chosen, setChosen] = useState<string | null>(null);
  const people = scenarios.filter((scenario) => scenario.direction === 'outbound');
  const person = people.find((each) => each.id === chosen) ?? firstPractice(scenarios);
  const ready = line?.state === 'ready';
  const call = async () => {
    if (person === null) return;
    const placed = await request.run('call.place', { to: person.peer.number, name: person.peer.name, line: 'practice', brief: briefFor(person, settings) });
    if (placed.ok) navigation.go({ screen: 'call', callId: placed.value.callId });
  };
  return (
    <Group title="Practice line" head={ready ? <Chip tone="live"><Check size={16} aria-hidden="true" />Always ready</Chip> : <Chip tone="danger">Not working</Chip>}>
      <ProblemNotice title="The practice call was not placed" problem={request.problem} onDismiss={request.clear} />
      <Box>
        {person === null || !ready
          ? <Row label="Who answers"><span className="ink-2">{ready ? 'No practice person is installed.' : line?.text ?? 'The practice line is not there.'}</span></Row>
          : (
            <Row label="Who answers" action={<Button disabled={request.busy} onClick={() => { void call(); }}><Phone size={16} aria-hidden="true" />Try it</Button>}>
              {(id) => <SelectBox id={id} value={person.id} options={people.map((each) => ({ value: each.id, label: `${each.peer.name}: ${each.title}` }))} onChange={setChosen} />}
            </Row>
          )}
      </Box>
    </Group>
  );
}
