import './sound.css';
import { Check, Mic, Play, Volume2 } from 'lucide-react';
import { Button } from '../Button.tsx';
import { LevelMeter } from '../LevelMeter.tsx';
import { MicrophoneNotice } from '../MicrophoneNotice.tsx';
import { SelectField } from '../SelectField.tsx';
import { ToneAnswer } from './ToneAnswer.tsx';
import { heardWord } from './heard-word.ts';
import { useSoundCheck } from './use-sound-check.ts';

export function SoundCheck() {
  const check = useSoundCheck();
  const { devices, heard, level, metering, microphone, problem } = check;
  return (
    <div className="sound">
      {problem !== null && <MicrophoneNotice problem={problem} onCheck={() => { void check.start(); }} />}
      <div className="sound-device">
        <SelectField label="Microphone" size="large" icon={<Mic size={16} aria-hidden="true" />} value={devices.microphoneId ?? ''} onChange={check.chooseMicrophone} options={check.inputChoices} />
        <div className="sound-level">
          <LevelMeter level={metering ? level : 0} />
          {metering && microphone === 'on'
            ? <span className="sound-word" role="status" data-heard={level >= 0.98 ? 'over' : heard || undefined}>{heard && <Check size={16} aria-hidden="true" />}{heardWord(level, heard)}</span>
            : <Button size="small" onClick={() => { void check.start(); }}>{microphone === 'asking' ? 'Asking the browser' : 'Start the check'}</Button>}
        </div>
      </div>
      <div className="sound-device">
        <div className="sound-speaker">
          <SelectField label="Speaker" size="large" className="fill" icon={<Volume2 size={16} aria-hidden="true" />} value={devices.speakerId ?? ''} onChange={check.chooseSpeaker} options={check.outputChoices} />
          <Button size="large" onClick={check.playTone}><Play size={16} aria-hidden="true" />Play a tone</Button>
        </div>
        <ToneAnswer check={check} />
      </div>
    </div>
  );
}
