import { Box, Group } from './Group.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Row } from './Row.tsx';

export function TwilioGroup() {
  return (
    <Group title="Twilio" head={<Chip>Comes later</Chip>}>
      <Box><Row label="Real phones"><span className="ink-2">Calls to real phones come with the phone lines, in a later version. Nothing is needed here now.</span></Row></Box>
    </Group>
  );
}
