import { Lock } from 'lucide-react';
import type { SettingsView } from '../../../../src-shared/contract/views.ts';
import { Box, Group } from './Group.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Row } from './Row.tsx';
import { SelectBox } from '../../ui/SelectBox.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { disclosureWords } from '../../ui/disclosure-words.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useSettingsChange } from './use-settings-change.ts';

type Recording = SettingsView['recording'];

const always = <span className="settings-fixed"><Lock size={16} aria-hidden="true" />Always on</span>;
const consents = [{ value: 'announce', label: 'They are told' }, { value: 'ask', label: 'They are asked, and say yes' }] as const;
const consentWords = { announce: 'Nothing is recorded before they have heard it.', ask: 'Without a yes nothing is recorded; the call goes on.' } as const;
const formats = [{ value: 'wav', label: 'WAV, as it was written' }, { value: 'opus', label: 'Opus, much smaller' }] as const;

/** What is recorded and how the other side comes to know. Off until the owner turns it on. */
export function KeptGroup() {
  const owner = useConsoleState((state) => state.settings.owner.name);
  const recording = useConsoleState((state) => state.settings.recording);
  const { request, change } = useSettingsChange();
  const set = (changed: Partial<Recording>) => { change({ recording: { ...recording, ...changed } }); };
  const { mode } = recording;
  return (
    <Group title="What is kept">
      <ProblemNotice title="The setting was not saved" problem={request.problem} onDismiss={request.clear} />
      <Box>
        <Row label="Record calls" action={(labelId) => <Switch on={mode !== 'off'} labelledBy={labelId} onChange={(on) => { set({ mode: on ? 'announce' : 'off' }); }} />}>
          <span className="ink-2">Both sides, on this computer only</span>
        </Row>
        {mode !== 'off' && (
          <Row label="Before it begins">
            {(id) => (
              <>
                <SelectBox id={id} value={mode} options={consents} onChange={(next) => { set({ mode: next as Recording['mode'] }); }} />
                <p className="field-hint">{consentWords[mode]} In some places the law asks for their yes.</p>
              </>
            )}
          </Row>
        )}
        <Row label="Announce it" action={always}><span className="ink-2">{disclosureWords(owner, mode)}</span></Row>
        <Row label="Hide card numbers" action={(labelId) => <Switch on={recording.hideCardNumbers} labelledBy={labelId} onChange={(hideCardNumbers) => { set({ hideCardNumbers }); }} />}>
          <span className="ink-2">Digits are masked in transcripts and silenced in recordings.</span>
        </Row>
        {mode !== 'off' && <Row label="Kept as">{(id) => <SelectBox id={id} value={recording.format} options={formats} onChange={(next) => { set({ format: next as Recording['format'] }); }} />}</Row>}
      </Box>
    </Group>
  );
}
