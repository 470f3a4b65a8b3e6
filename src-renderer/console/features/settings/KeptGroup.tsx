import { Lock } from 'lucide-react';
import { Box, Group } from './Group.tsx';
import { Row } from './Row.tsx';
import { routeHash } from '../../stores/route.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';

const always = <span className="settings-fixed"><Lock size={16} aria-hidden="true" />Always on</span>;

/** What is true today, and nothing that is only planned. */
export function KeptGroup() {
  const owner = useConsoleState((state) => state.settings.owner.name);
  return (
    <Group title="What is kept">
      <Box>
        <Row label="Words and actions"><span className="ink-2">What was said, what the assistant did and who decided. Nothing is removed by itself.</span></Row>
        <Row label="Recordings"><span className="ink-2">None. Calls are not recorded in this version.</span></Row>
        <Row label="Announce it" action={always}><span className="ink-2">The assistant says first that it is {owner === '' ? 'an AI assistant' : `${owner}’s AI assistant`}.</span></Row>
        <Row label="Audit log" hint="Always on" action={<a className="button" data-kind="plain" data-size="small" href={routeHash({ screen: 'audit', callId: null })}>Read it</a>}><span className="ink-2">Every approval and refusal, each sealed to the one before. Card numbers and codes are masked in it.</span></Row>
      </Box>
    </Group>
  );
}
