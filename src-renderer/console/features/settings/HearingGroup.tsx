import type { SettingsView } from '../../../../src-shared/contract/views.ts';
import { Box, Group } from './Group.tsx';
import { HearingFigures } from './HearingFigures.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Row } from './Row.tsx';
import { SelectBox } from '../../ui/SelectBox.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useSettingsChange } from './use-settings-change.ts';

type Hearing = SettingsView['hearing'];

const listeners = [{ value: 'service', label: 'OpenAI' }, { value: 'here', label: 'This computer' }, { value: 'push_to_talk', label: 'Your key, push to talk' }] as const;
const listenerWords: Readonly<Record<Hearing['turns'], string>> = {
  service: 'OpenAI hears when they have finished, by the rules under Turns.',
  here: 'This computer finds the pause, as long as set under Turns.',
  push_to_talk: 'On the assistant line you hold a button while you speak, and let go to be answered. Other calls go by OpenAI.',
};
const strictness = ['Lets most through', 'A little strict', 'Strict', 'Only clear speech'].map((label, at) => ({ value: String(at), label }));

/** Who listens for the end of a turn, and what of the sound is taken for speech. */
export function HearingGroup() {
  const hearing = useConsoleState((state) => state.settings.hearing);
  const { request, change } = useSettingsChange();
  const set = (changed: Partial<Hearing>) => { change({ hearing: { ...hearing, ...changed } }); };
  return (
    <Group title="Hearing" note="what counts as speech, on every line">
      <ProblemNotice title="The setting was not saved" problem={request.problem} onDismiss={request.clear} />
      <Box>
        <Row label="Who listens for the end" hint="Of a turn">
          {(id) => (
            <>
              <SelectBox id={id} value={hearing.turns} options={listeners} onChange={(next) => { set({ turns: next as Hearing['turns'] }); }} />
              <p className="field-hint">{listenerWords[hearing.turns]}</p>
            </>
          )}
        </Row>
        <Row label="Pass on speech only" action={(labelId) => <Switch on={hearing.gate} labelledBy={labelId} onChange={(gate) => { set({ gate }); }} />}>
          <span className="ink-2">Noise and hum reach the assistant as silence, so that they do not cut it off.</span>
        </Row>
        <Row label="How strict">
          {(id) => (
            <>
              <SelectBox id={id} value={String(hearing.aggressiveness)} options={strictness} onChange={(next) => { set({ aggressiveness: Number(next) as Hearing['aggressiveness'] }); }} />
              {!hearing.gate && hearing.turns !== 'here' && <p className="field-hint">Not used while all sound is passed on.</p>}
            </>
          )}
        </Row>
        <HearingFigures hearing={hearing} onChange={set} />
      </Box>
    </Group>
  );
}
