import { Box, Group } from './Group.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Row } from './Row.tsx';
import { SelectBox } from '../../ui/SelectBox.tsx';
import type { SettingsView } from '../../../../src-shared/contract/views.ts';
import { routeHash } from '../../stores/route.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useSettingsChange } from './use-settings-change.ts';

const themes = [{ value: 'system', label: 'Match the system' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }] as const;
const hosts = { electron: 'The desktop app', web: 'In the browser, served by this computer', memory: 'A test' } as const;

export function AboutPage() {
  const app = useConsoleState((state) => state.app);
  const theme = useConsoleState((state) => state.settings.theme);
  const { request, change } = useSettingsChange();
  return (
    <>
      <Group title="Appearance">
        <ProblemNotice title="The setting was not saved" problem={request.problem} onDismiss={request.clear} />
        <Box><Row label="Theme">{(id) => <SelectBox id={id} value={theme} options={themes} onChange={(next) => { change({ theme: next as SettingsView['theme'] }); }} />}</Row></Box>
      </Group>
      <Group title="Consigliere">
        <Box>
          <Row label="Version"><span className="ink-2 num">{app.version}</span></Row>
          <Row label="Runs as"><span className="ink-2">{hosts[app.host]}</span></Row>
          <Row label="Your data"><span className="mono ink-2 settings-path">{app.home}</span></Row>
          <Row label="First setup"><a className="text-link" href={routeHash({ screen: 'setup' })}>Run the first setup again</a></Row>
        </Box>
      </Group>
    </>
  );
}
