import { useId } from 'react';
import { Box, Group } from './Group.tsx';
import { CommitBox } from '../../ui/CommitBox.tsx';
import { PaceRow } from './PaceRow.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Row } from './Row.tsx';
import { SelectBox } from '../../ui/SelectBox.tsx';
import { languages, voices, withPresent } from '../../ui/voices-and-languages.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useSettingsChange } from './use-settings-change.ts';

const ownVoice = /^voice_[\w-]{1,58}$/;

/** Used unless a brief says otherwise. */
export function VoiceGroup() {
  const { voice, language } = useConsoleState((state) => state.settings);
  const { request, change } = useSettingsChange();
  const name = useId();
  return (
    <Group title="Voice" note="used unless a brief says otherwise">
      <ProblemNotice title="The setting was not saved" problem={request.problem} onDismiss={request.clear} />
      <fieldset className="settings-voices" aria-label="Voice">
        {voices.map(({ value, label, note }) => (
          <label key={value} className="pick settings-voice" data-chosen={value === voice || undefined}>
            <input type="radio" name={name} checked={value === voice} onChange={() => { change({ voice: value }); }} />
            <span className="medium">{label}</span>
            <span className="pick-note">{note}</span>
          </label>
        ))}
      </fieldset>
      <Box>
        <Row label="Your own voice" hint="Made in your OpenAI account">
          {(id) => (
            <CommitBox
              id={id} value={ownVoice.test(voice) ? voice : ''} placeholder="voice_…" maxLength={64} autoComplete="off" spellCheck={false}
              problemOf={(text) => (text === '' || ownVoice.test(text) ? null : 'The id of a voice begins with voice_ and holds letters, digits, hyphens and underscores.')}
              onCommit={(text) => { change({ voice: text === '' ? 'marin' : text }); }}
            />
          )}
        </Row>
        <PaceRow />
        <Row label="Language">{(id) => <SelectBox id={id} value={language} options={withPresent(languages, language)} onChange={(next) => { change({ language: next }); }} />}</Row>
      </Box>
    </Group>
  );
}
