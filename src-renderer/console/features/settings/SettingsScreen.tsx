import './settings.css';
import { routeHash } from '../../stores/route.ts';
import { GuardsGroup } from './GuardsGroup.tsx';
import { KeysSection } from '../../ui/keys/KeysSection.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { OwnerForm } from '../../ui/owner/OwnerForm.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SoundCheck } from '../../ui/sound/SoundCheck.tsx';
import { countries } from './countries.ts';
import { languages, voices, withPresent } from '../../ui/voices-and-languages.ts';
import type { SettingsView } from '../../../../src-shared/contract/views.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useRequest } from '../../stores/use-request.ts';
import { useServices } from '../../stores/use-services.ts';

const themes = [{ value: 'system', label: 'Match the system' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }] as const;

export function SettingsScreen() {
  const { bridge } = useServices();
  const settings = useConsoleState((state) => state.settings);
  const app = useConsoleState((state) => state.app);
  const notices = useConsoleState((state) => state.notices);
  const request = useRequest();
  const change = (changed: Partial<SettingsView>) => { void request.run('settings.update', changed); };
  return (
    <div className="page">
      <PageHead title="Settings" />
      <div className="page-body">
        <div className="page-column settings">
          {notices.filter((notice) => notice.place === 'settings').map((notice) => (
            <Notice key={notice.id} tone={notice.tone} title={notice.title} onDismiss={() => { void bridge.call('notice.dismiss', { noticeId: notice.id }); }}>{notice.text}</Notice>
          ))}
          <ProblemNotice title="The setting was not saved" problem={request.problem} onDismiss={request.clear} />
          <section aria-labelledby="settings-you"><h2 className="section-head" id="settings-you">You</h2><OwnerForm /></section>
          <section aria-labelledby="settings-calls">
            <h2 className="section-head" id="settings-calls">Calls and appearance</h2>
            <div className="settings-pair">
              <SelectField label="Country of numbers without a code" value={settings.country} options={withPresent(countries(), settings.country)} onChange={(country) => { change({ country }); }} />
              <SelectField label="Appearance" value={settings.theme} options={themes} onChange={(theme) => { change({ theme: theme as SettingsView['theme'] }); }} />
              <SelectField label="Voice" value={settings.voice} options={withPresent(voices, settings.voice)} onChange={(voice) => { change({ voice }); }} />
              <SelectField label="Language" value={settings.language} options={withPresent(languages, settings.language)} onChange={(language) => { change({ language }); }} />
            </div>
          </section>
          <section aria-labelledby="settings-guards"><h2 className="section-head" id="settings-guards">Guards</h2><GuardsGroup /></section>
          <section aria-labelledby="settings-sound"><h2 className="section-head" id="settings-sound">Sound</h2><SoundCheck /></section>
          <section aria-labelledby="settings-keys"><h2 className="section-head" id="settings-keys">Keys and lines</h2><KeysSection /></section>
          <section aria-labelledby="settings-about">
            <h2 className="section-head" id="settings-about">About</h2>
            <p className="ink-2">Version {app.version}. Your data is in <span className="mono">{app.home}</span>.</p>
            <p><a className="text-link" href={routeHash({ screen: 'setup' })}>Run the first setup again</a></p>
          </section>
        </div>
      </div>
    </div>
  );
}
