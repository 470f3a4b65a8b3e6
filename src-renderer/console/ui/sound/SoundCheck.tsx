import './sound.css';
import { Check, Mic, Play, Volume2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Disposer } from '../../../../src-shared/domain/disposer.ts';
import type { SettingsView } from '../../../../src-shared/contract/views.ts';
import { Button } from '../Button.tsx';
import { LevelMeter } from '../LevelMeter.tsx';
import { MicrophoneNotice } from '../MicrophoneNotice.tsx';
import { SelectField } from '../SelectField.tsx';
import { heardWord } from './heard-word.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useServices } from '../../stores/use-services.ts';

/** Peak from which on it counts as speech: about −28 dB. */
const speechLevel = 0.04;
const systemChoice = { value: '', label: 'System default' };

/** Microphone with a live level, speaker with three notes. The microphone is opened by a click and let go when this leaves the screen. */
export function SoundCheck() {
  const { audio, bridge } = useServices();
  const { inputs, outputs, microphone, problem, level } = useStore(audio.store);
  const devices = useConsoleState((state) => state.settings.devices);
  const meter = useRef<Disposer | null>(null);
  const [metering, setMetering] = useState(false);
  const [tone, setTone] = useState<'not_played' | 'asking' | 'heard' | 'not_heard'>('not_played');
  const [everHeard, setEverHeard] = useState(false);
  const heard = everHeard || level >= speechLevel;

  useEffect(() => audio.store.subscribe((state) => { if (state.level >= speechLevel) setEverHeard(true); }), [audio]);
  useEffect(() => {
    void audio.refreshDevices();
    return () => { meter.current?.(); meter.current = null; };
  }, [audio]);

  const start = async () => {
    audio.wake();
    meter.current?.();
    meter.current = null;
    const opened = await audio.meter();
    if (opened.ok) meter.current = opened.value;
    setMetering(opened.ok);
  };
  const choose = (change: Partial<SettingsView['devices']>) => {
    const next = { ...devices, ...change };
    audio.chooseMicrophone(next.microphoneId);
    audio.chooseSpeaker(next.speakerId);
    void bridge.call('settings.update', { devices: next });
  };

  return (
    <div className="sound">
      {problem !== null && <MicrophoneNotice problem={problem} onCheck={() => { void start(); }} />}
      <div className="sound-device">
        <SelectField
          label="Microphone" size="large" icon={<Mic size={16} aria-hidden="true" />} value={devices.microphoneId ?? ''} onChange={(id) => { choose({ microphoneId: id === '' ? null : id }); }}
          options={[systemChoice, ...inputs.map((input) => ({ value: input.id, label: input.label }))]}
        />
        <div className="sound-level">
          <LevelMeter level={metering ? level : 0} />
          {metering && microphone === 'on'
            ? <span className="sound-word" role="status" data-heard={level >= 0.98 ? 'over' : heard || undefined}>{heard && <Check size={16} aria-hidden="true" />}{heardWord(level, heard)}</span>
            : <Button size="small" onClick={() => { void start(); }}>{microphone === 'asking' ? 'Asking the browser' : 'Start the check'}</Button>}
        </div>
      </div>
      <div className="sound-device">
        <div className="sound-speaker">
          <SelectField
            label="Speaker" size="large" className="fill" icon={<Volume2 size={16} aria-hidden="true" />} value={devices.speakerId ?? ''} onChange={(id) => { choose({ speakerId: id === '' ? null : id }); }}
            options={[systemChoice, ...outputs.map((output) => ({ value: output.id, label: output.label }))]}
          />
          <Button size="large" onClick={() => { audio.wake(); void audio.playTone(); setTone('asking'); }}><Play size={16} aria-hidden="true" />Play a tone</Button>
        </div>
        {tone !== 'not_played' && (
          <p className="sound-heard" role="status">
            {tone === 'asking' && <>Did you hear three notes? <Button size="small" onClick={() => { setTone('heard'); }}>Yes</Button><Button size="small" onClick={() => { setTone('not_heard'); }}>No</Button></>}
            {tone === 'heard' && 'The speaker works.'}
            {tone === 'not_heard' && 'No sound came out. You would not hear calls. Choose another speaker or raise the volume, then play the tone again.'}
          </p>
        )}
      </div>
    </div>
  );
}
