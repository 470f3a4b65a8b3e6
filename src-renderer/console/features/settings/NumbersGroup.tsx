import { Box, Group } from './Group.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Row } from './Row.tsx';
import { SelectBox } from '../../ui/SelectBox.tsx';
import { countries } from './countries.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useSettingsChange } from './use-settings-change.ts';
import { withPresent } from '../../ui/voices-and-languages.ts';

export function NumbersGroup() {
  const country = useConsoleState((state) => state.settings.country);
  const { request, change } = useSettingsChange();
  return (
    <Group title="Numbers">
      <ProblemNotice title="The setting was not saved" problem={request.problem} onDismiss={request.clear} />
      <Box>
        <Row label="Your country" hint="Of numbers without a code">
          {(id) => <SelectBox id={id} value={country} options={withPresent(countries(), country)} onChange={(next) => { change({ country: next }); }} />}
        </Row>
      </Box>
    </Group>
  );
}
