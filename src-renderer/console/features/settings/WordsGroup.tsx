import type { RealtimeSettingsView } from '../../../../src-shared/contract/views.ts';
import { Box, Group } from './Group.tsx';
import { CommitBox } from '../../ui/CommitBox.tsx';
import { NumberBox } from '../../ui/NumberBox.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { RealtimeWaits } from './RealtimeWaits.tsx';
import { Row } from './Row.tsx';
import { SelectBox } from '../../ui/SelectBox.tsx';
import { formatMoney } from '../../ui/format/format-money.ts';
import { realtimeBounds } from '../../../../src-shared/domain/realtime.ts';
import { useRealtime } from './use-realtime.ts';
import { withPresent } from '../../ui/voices-and-languages.ts';

type Truncation = RealtimeSettingsView['truncation'];

const lengths = [{ value: 'auto', label: 'Forget the oldest when full' }, { value: 'retention_ratio', label: 'Forget down to a share when full' }, { value: 'disabled', label: 'Forget nothing; the call fails when full' }] as const;
const percent = { low: 0, high: 100 };

/** What is written down of them, how long an answer may be, and what a long call forgets. */
export function WordsGroup() {
  const { realtime, offer, request, waits, change } = useRealtime();
  const { transcription, truncation } = realtime;
  const model = offer.transcriptions.find((each) => each.id === transcription?.model);
  const hint = transcription === null ? 'Their words are not written down'
    : model === undefined ? 'Not known here'
      : `${model.streams ? 'Word by word' : 'When they have finished'}${model.usdPerMinute === null ? '' : `, ${formatMoney(model.usdPerMinute)} a minute`}`;
  const options = [{ value: '', label: 'Off' }, ...offer.transcriptions.map((each) => ({ value: each.id, label: each.ends === null ? each.id : `${each.id}, until ${each.ends}` }))];
  const choose = (id: string) => {
    const takesPrompt = offer.transcriptions.some((each) => each.id === id && each.takesPrompt);
    void change({ transcription: id === '' ? null : { model: id, prompt: takesPrompt ? transcription?.prompt ?? '' : '' } });
  };
  const cut = (changed: Partial<Extract<Truncation, { type: 'retention_ratio' }>>) => { if (truncation.type === 'retention_ratio') void change({ truncation: { ...truncation, ...changed } }); };
  return (
    <Group title="Words and memory">
      <ProblemNotice title="The setting was not saved" problem={request.problem} onDismiss={request.clear} />
      <RealtimeWaits waits={waits} />
      <Box>
        <Row label="Write down their words" hint={hint}>{(id) => <SelectBox id={id} value={transcription?.model ?? ''} options={withPresent(options, transcription?.model ?? '')} onChange={choose} />}</Row>
        {transcription !== null && model?.takesPrompt === true && (
          <Row label="Names it should know" hint="Spelled as you want them">
            {(id) => <CommitBox id={id} value={transcription.prompt} maxLength={realtimeBounds.transcriptionPrompt.high} problemOf={() => null} onCommit={(prompt) => { void change({ transcription: { ...transcription, prompt } }); }} />}
          </Row>
        )}
        <Row label="Longest answer" hint="20 tokens are a second of speech">{(id) => <NumberBox id={id} unit="tokens" whenEmpty="No limit" value={realtime.maxOutputTokens} bounds={realtimeBounds.maxOutputTokens} onCommit={(maxOutputTokens) => { void change({ maxOutputTokens }); }} />}</Row>
        <Row label="A long call">{(id) => <SelectBox id={id} value={truncation.type} options={lengths} onChange={(next) => { void change({ truncation: next === 'retention_ratio' ? { type: next, retentionRatio: 0.8, postInstructionsTokens: null } : { type: next as 'auto' | 'disabled' } }); }} />}</Row>
        {truncation.type === 'retention_ratio' && (
          <>
            <Row label="Share that is kept">{(id) => <NumberBox id={id} unit="%" value={Math.round(truncation.retentionRatio * 100)} bounds={percent} onCommit={(share) => { cut({ retentionRatio: (share ?? 80) / 100 }); }} />}</Row>
            <Row label="Full at" hint="After the instructions">{(id) => <NumberBox id={id} unit="tokens" whenEmpty="The model’s own" value={truncation.postInstructionsTokens} bounds={realtimeBounds.postInstructionsTokens} onCommit={(postInstructionsTokens) => { cut({ postInstructionsTokens }); }} />}</Row>
          </>
        )}
      </Box>
    </Group>
  );
}
