import { useState } from 'react';
import type { CallCommands } from './use-call-commands.ts';
import type { CallView } from '../../../../src-shared/contract/views.ts';
import { CostDetails } from './CostDetails.tsx';
import { QualityBars } from '../../ui/QualityBars.tsx';
import { QualityDetails } from './QualityDetails.tsx';
import { RecordingChip } from './RecordingChip.tsx';
import { RecordingDetails } from './RecordingDetails.tsx';
import { ReplyDetails } from './ReplyDetails.tsx';
import { StatButton } from './StatButton.tsx';
import { StatDetails } from './StatDetails.tsx';
import { formatMoney } from '../../ui/format/format-money.ts';
import { formatSeconds } from '../../ui/format/format-seconds.ts';
import { qualityWord } from '../../ui/format/quality-word.ts';
import { useSpokenQuality } from './use-spoken-quality.ts';

const titles = { Reply: 'Reply time', Cost: 'Cost', Quality: 'Sound quality', Recording: 'Recording' } as const;
type StatName = keyof typeof titles;

interface Props { readonly call: CallView; readonly commands: CallCommands }

/** The figures of the header and the recording; each opens to what it is made of and what can be done. */
export function CallStats({ call, commands }: Props) {
  const [open, setOpen] = useState<StatName | null>(null);
  const quality = qualityWord(call.sound);
  useSpokenQuality(call.sound);
  const toggle = (name: StatName) => () => { setOpen(open === name ? null : name); };
  const close = (focus: 'back' | 'stay') => {
    setOpen(null);
    if (focus === 'back') document.querySelector<HTMLElement>(`[data-stat="${open}"]`)?.focus();
  };
  return (
    <>
      <div className="live-stats" role="group" aria-label="Figures">
        <StatButton name="Reply" open={open === 'Reply'} onClick={toggle('Reply')}>{formatSeconds(call.replyMs)}</StatButton>
        <StatButton name="Cost" open={open === 'Cost'} onClick={toggle('Cost')}>{formatMoney(call.costUsd, call.figures.costEstimated)}</StatButton>
        <StatButton name="Quality" open={open === 'Quality'} onClick={toggle('Quality')}><QualityBars word={quality} />{quality.text}</StatButton>
      </div>
      <RecordingChip call={call} open={open === 'Recording'} onClick={toggle('Recording')} />
      {open !== null && (
        <StatDetails key={open} name={open} title={titles[open]} onClose={close}>
          {open === 'Recording' ? <RecordingDetails call={call} commands={commands} onStopped={() => { close('back'); }} /> : details(open, call)}
        </StatDetails>
      )}
    </>
  );
}

function details(name: Exclude<StatName, 'Recording'>, call: CallView) {
  switch (name) {
    case 'Reply': return <ReplyDetails figures={call.figures} />;
    case 'Cost': return <CostDetails call={call} />;
    case 'Quality': return <QualityDetails call={call} />;
  }
}
