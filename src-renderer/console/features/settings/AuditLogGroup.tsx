import { Box, Group } from './Group.tsx';
import { Row } from './Row.tsx';
import { routeHash } from '../../stores/route.ts';

export function AuditLogGroup() {
  return (
    <Group title="Audit log">
      <Box>
        <Row label="Every approval and refusal" action={<a className="button" data-kind="plain" data-size="normal" href={routeHash({ screen: 'audit', callId: null })}>Read it</a>}>
          <span className="ink-2">Each sealed to the one before. Card numbers and codes are masked in it.</span>
        </Row>
      </Box>
    </Group>
  );
}
