import type { RealtimeSettingsView } from '../../../../src-shared/contract/views.ts';
import { Box, Group } from './Group.tsx';
import { NumberBox } from '../../ui/NumberBox.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { RealtimeWaits } from './RealtimeWaits.tsx';
import { Row } from './Row.tsx';
import { SelectBox } from '../../ui/SelectBox.tsx';
import { realtimeBounds } from '../../../../src-shared/domain/realtime.ts';
import { useRealtime } from './use-realtime.ts';

type Turns = RealtimeSettingsView['turnDetection'];
type BySilence = Extract<Turns, { type: 'server_vad' }>;

const kinds = [{ value: 'server_vad', label: 'A pause' }, { value: 'semantic_vad', label: 'What they say' }] as const;
const eagernesses = [{ value: 'auto', label: 'As the model likes' }, { value: 'low', label: 'Patiently, waits up to 8 s' }, { value: 'medium', label: 'Waits up to 4 s' }, { value: 'high', label: 'Quickly, waits up to 2 s' }] as const;
const standardSilence: BySilence = { type: 'server_vad', threshold: 0.5, prefixPaddingMs: 300, silenceDurationMs: 500, idleTimeoutMs: null };
/** On the wire 0 to 1; here in percent. */
const percent = { low: 0, high: 100 };

/** How the assistant knows that they have finished, and what it does when nobody speaks. */
export function TurnsGroup() {
  const { realtime, request, waits, change } = useRealtime();
  const turns = realtime.turnDetection;
  const set = (changed: Partial<BySilence>) => { if (turns.type === 'server_vad') void change({ turnDetection: { ...turns, ...changed } }); };
  return (
    <Group title="Turns" note="when it is the assistant’s turn to speak">
      <ProblemNotice title="The setting was not saved" problem={request.problem} onDismiss={request.clear} />
      <RealtimeWaits waits={waits} />
      <Box>
        <Row label="They have finished after">
          {(id) => <SelectBox id={id} value={turns.type} options={kinds} onChange={(next) => { void change({ turnDetection: next === 'server_vad' ? standardSilence : { type: 'semantic_vad', eagerness: 'auto' } }); }} />}
        </Row>
        {turns.type === 'semantic_vad'
          ? <Row label="It answers">{(id) => <SelectBox id={id} value={turns.eagerness} options={eagernesses} onChange={(next) => { void change({ turnDetection: { type: 'semantic_vad', eagerness: next as typeof turns.eagerness } }); }} />}</Row>
          : (
            <>
              <Row label="Length of the pause" hint="Longer waits, shorter cuts in">{(id) => <NumberBox id={id} unit="ms" value={turns.silenceDurationMs} bounds={realtimeBounds.silenceDurationMs} onCommit={(silenceDurationMs) => { set({ silenceDurationMs: silenceDurationMs ?? turns.silenceDurationMs }); }} />}</Row>
              <Row label="Loudness of speech" hint="Higher for noisy places">{(id) => <NumberBox id={id} unit="%" value={Math.round(turns.threshold * 100)} bounds={percent} onCommit={(share) => { set({ threshold: (share ?? 50) / 100 }); }} />}</Row>
              <Row label="Kept before speech">{(id) => <NumberBox id={id} unit="ms" value={turns.prefixPaddingMs} bounds={realtimeBounds.prefixPaddingMs} onCommit={(prefixPaddingMs) => { set({ prefixPaddingMs: prefixPaddingMs ?? turns.prefixPaddingMs }); }} />}</Row>
              <Row label="Speak up when silent" hint="After the assistant was heard">{(id) => <NumberBox id={id} unit="ms" whenEmpty="Never" value={turns.idleTimeoutMs} bounds={realtimeBounds.idleTimeoutMs} onCommit={(idleTimeoutMs) => { set({ idleTimeoutMs }); }} />}</Row>
            </>
          )}
      </Box>
    </Group>
  );
}
