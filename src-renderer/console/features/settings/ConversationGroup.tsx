import type { RealtimeSettingsView } from '../../../../src-shared/contract/views.ts';
import { Box, Group } from './Group.tsx';
import { ModelRow } from './ModelRow.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { RealtimeWaits } from './RealtimeWaits.tsx';
import { Row } from './Row.tsx';
import { SelectBox } from '../../ui/SelectBox.tsx';
import { StayConnectedRow } from './StayConnectedRow.tsx';
import { reasoningEfforts } from '../../../../src-shared/domain/realtime.ts';
import { useRealtime } from './use-realtime.ts';

const effortNames = { minimal: 'Minimal, fastest', low: 'Low', medium: 'Medium', high: 'High', xhigh: 'Highest, slowest' } as const;
const interruptions = [{ value: 'at_once', label: 'Fall silent at once' }, { value: 'patient', label: 'Go on softly; stop when they go on' }] as const;
const noises = [{ value: '', label: 'Off' }, { value: 'near_field', label: 'For a headset or a phone' }, { value: 'far_field', label: 'For a room or a loudspeaker' }] as const;

/** Who thinks, and how it behaves with people. Calls that are on change with it, as far as they can. */
export function ConversationGroup() {
  const editing = useRealtime();
  const { realtime, model, request, waits, change } = editing;
  const efforts = model?.efforts ?? reasoningEfforts;
  return (
    <Group title="Conversation" note="calls that are on change too">
      <ProblemNotice title="The setting was not saved" problem={request.problem} onDismiss={request.clear} />
      <RealtimeWaits waits={waits} />
      <Box>
        <ModelRow editing={editing} />
        {efforts.length === 0
          ? <Row label="Thinking"><span className="ink-2">{model?.id} does not think before it speaks.</span></Row>
          : (
            <Row label="Thinking" hint="More thought, slower answers">
              {(id) => (
                <SelectBox
                  id={id} value={realtime.reasoning ?? ''} options={[{ value: '', label: 'As the model does' }, ...efforts.map((effort) => ({ value: effort, label: effortNames[effort] }))]}
                  onChange={(next) => { void change({ reasoning: next === '' ? null : next as RealtimeSettingsView['reasoning'] }); }}
                />
              )}
            </Row>
          )}
        <Row label="When they cut in">{(id) => <SelectBox id={id} value={realtime.interruption} options={interruptions} onChange={(next) => { void change({ interruption: next as RealtimeSettingsView['interruption'] }); }} />}</Row>
        <StayConnectedRow request={request} />
        <Row label="Noise on the line" hint="Taken out of what the assistant hears">{(id) => <SelectBox id={id} value={realtime.noiseReduction ?? ''} options={noises} onChange={(next) => { void change({ noiseReduction: next === '' ? null : next as RealtimeSettingsView['noiseReduction'] }); }} />}</Row>
      </Box>
    </Group>
  );
}
