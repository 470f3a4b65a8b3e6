import './policy.css';
import { ChevronsUpDown, Lock } from 'lucide-react';
import { Group } from './Group.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { keepChoices } from './keep-choices.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useSettingsChange } from './use-settings-change.ts';

/** How long each kind of record stays. */
export function KeptForGroup() {
  const recording = useConsoleState((state) => state.settings.recording);
  const { request, change } = useSettingsChange();
  const { keepDays } = recording;
  return (
    <Group title="How long">
      <ProblemNotice title="The setting was not saved" problem={request.problem} onDismiss={request.clear} />
      <div className="settings-box settings-kept">
        <table aria-label="How long">
          <thead><tr><th scope="col">Record</th><th scope="col">Kept for</th></tr></thead>
          <tbody>
            <tr>
              <th scope="row">Recordings</th>
              <td>
                <span className="policy-choice">
                  <select aria-label="Recordings are kept for" value={keepDays ?? ''} onChange={({ target: { value } }) => { change({ recording: { ...recording, keepDays: value === '' ? null : Number(value) } }); }}>
                    {keepChoices(keepDays).map(({ days, label }) => <option key={label} value={days ?? ''}>{label}</option>)}
                  </select>
                  <ChevronsUpDown size={16} aria-hidden="true" />
                </span>
              </td>
            </tr>
            <tr><th scope="row">Transcripts and messages</th><td>Nothing is removed by itself</td></tr>
            <tr><th scope="row">Approvals and audit log</th><td><span className="line-up"><Lock size={16} className="ink-3" aria-hidden="true" />Always</span></td></tr>
          </tbody>
        </table>
      </div>
    </Group>
  );
}
