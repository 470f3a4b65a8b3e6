import './guards.css';
import { CapsGuard } from './CapsGuard.tsx';
import { CountriesGuard } from './CountriesGuard.tsx';
import { DoNotCallGuard } from './DoNotCallGuard.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { QuietHoursGuard } from './QuietHoursGuard.tsx';
import type { GuardsView } from '../../../../src-shared/contract/views.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useRequest } from '../../stores/use-request.ts';

/** What keeps the assistant from calling whom, where and when it should not. Saved as each part is changed. */
export function GuardsGroup() {
  const settings = useConsoleState((state) => state.settings);
  const request = useRequest();
  const change = (changed: Partial<GuardsView>) => { void request.run('settings.update', { guards: { ...settings.guards, ...changed } }); };
  return (
    <div className="guards">
      <p className="ink-2">The assistant never calls emergency, premium or satellite numbers. These are yours to set.</p>
      <ProblemNotice title="The guard was not saved" problem={request.problem} onDismiss={request.clear} />
      <CountriesGuard home={settings.country} countries={settings.guards.countries} onChange={(countries) => { change({ countries }); }} />
      <QuietHoursGuard hours={settings.guards.quietHours} onChange={(quietHours) => { change({ quietHours }); }} />
      <CapsGuard caps={settings.guards.caps} onChange={(caps) => { change({ caps }); }} />
      <DoNotCallGuard />
    </div>
  );
}
