import './sound.css';
import { Check, Mic, Play, Volume2 } from 'lucide-react';
import { useStore } from 'zustand';
import { Button } from '../Button.tsx';
import { DeviceNotices } from './DeviceNotices.tsx';
import { LevelMeter } from '../LevelMeter.tsx';
import { MicrophoneNotice } from '../MicrophoneNotice.tsx';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { SelectField } from '../SelectField.tsx';
import { ToneAnswer } from './ToneAnswer.tsx';
import { useDeviceChoice } from './use-device-choice.ts';
import { useMicrophoneMeter } from './use-microphone-meter.ts';
import { useMicrophoneProblem } from '../use-microphone-problem.ts';
import { useServices } from '../../stores/use-services.ts';
import { useSoundTests } from './use-sound-tests.ts';

/** A microphone with a bar that should reach the middle, and a speaker with three notes. */
export function SoundCheck() {
  const { audio } = useServices();
  const { devices, microphones, speakers, request, change } = useDeviceChoice();
  const { on, level, heard, microphone, start } = useMicrophoneMeter();
  const problem = useMicrophoneProblem();
  const dead = useStore(audio.store, (state) => state.dead);
  const deviceNotice = useStore(audio.store, (state) => state.deviceNotice);
  const tests = useSoundTests();
  const loud = level >= 0.98;
  return (
    <div className="sound">
      {problem !== null && <MicrophoneNotice problem={problem} onCheck={() => { void start(); }} />}
      <DeviceNotices dead={dead && on} deviceNotice={deviceNotice} />
      <ProblemNotice title="The device was not kept" problem={request.problem} onDismiss={request.clear} />
      <div className="sound-device">
        <SelectField label="Microphone" size="large" icon={<Mic size={16} aria-hidden="true" />} value={devices.microphoneId ?? ''} onChange={(id) => { change({ microphoneId: id === '' ? null : id }); }} options={microphones} />
        <div className="sound-level">
          <LevelMeter level={on ? level : 0} />
          {on
            ? <span className="sound-word" role="status" data-tone={loud ? 'danger' : heard ? 'live' : 'quiet'}>{heard && !loud && <Check size={16} aria-hidden="true" />}{loud ? 'Too loud' : heard ? 'Hearing you' : 'Say anything'}</span>
            : <Button size="small" onClick={() => { void start(); }}>{microphone === 'asking' ? 'Asking for it' : 'Start the check'}</Button>}
        </div>
      </div>
      <div className="sound-device">
        <div className="sound-speaker">
          <SelectField label="Speaker" size="large" className="fill" icon={<Volume2 size={16} aria-hidden="true" />} value={devices.speakerId ?? ''} onChange={(id) => { change({ speakerId: id === '' ? null : id }); }} options={speakers} />
          <Button size="large" onClick={tests.playTone}><Play size={16} aria-hidden="true" />Play a tone</Button>
        </div>
        <ToneAnswer tests={tests} />
      </div>
    </div>
  );
}
