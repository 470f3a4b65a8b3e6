import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Disposer } from '../../../../src-shared/domain/disposer.ts';
import type { SettingsView } from '../../../../src-shared/contract/views.ts';
import type { AudioEngineState } from '../../audio/engine-api.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useServices } from '../../stores/use-services.ts';

/** Peak from which on it counts as speech: about −28 dB. */
const speechLevel = 0.04;
const systemChoice = { value: '', label: 'System default' };

export interface SoundCheckState extends Pick<AudioEngineState, 'microphone' | 'problem' | 'level'> {
  readonly devices: SettingsView['devices'];
  readonly inputChoices: readonly { readonly value: string; readonly label: string }[];
  readonly outputChoices: readonly { readonly value: string; readonly label: string }[];
  readonly metering: boolean;
  /** Speech has reached the microphone at some time. */
  readonly heard: boolean;
  readonly tone: 'not_played' | 'asking' | 'heard' | 'not_heard';
  start(): Promise<void>;
  stop(): void;
  /** Empty = the system's. */
  chooseMicrophone(id: string): void;
  chooseSpeaker(id: string): void;
  playTone(): void;
  answerTone(heard: boolean): void;
}

/** A microphone with a live level, a speaker with three notes. The microphone is opened by a click and let go when this leaves the screen. */
export function useSoundCheck(): SoundCheckState {
  const { audio, bridge } = useServices();
  const { inputs, outputs, microphone, problem, level } = useStore(audio.store);
  const devices = useConsoleState((state) => state.settings.devices);
  const meter = useRef<Disposer | null>(null);
  const [metering, setMetering] = useState(false);
  const [tone, setTone] = useState<SoundCheckState['tone']>('not_played');
  const [everHeard, setEverHeard] = useState(false);

  useEffect(() => audio.store.subscribe((state) => { if (state.level >= speechLevel) setEverHeard(true); }), [audio]);
  useEffect(() => {
    void audio.refreshDevices();
    return () => { meter.current?.(); meter.current = null; };
  }, [audio]);

  const letGo = () => {
    meter.current?.();
    meter.current = null;
  };
  const choose = (change: Partial<SettingsView['devices']>) => {
    const next = { ...devices, ...change };
    audio.chooseMicrophone(next.microphoneId);
    audio.chooseSpeaker(next.speakerId);
    void bridge.call('settings.update', { devices: next });
  };
  const withSystem = (found: typeof inputs) => [systemChoice, ...found.map(({ id, label }) => ({ value: id, label }))];

  return {
    devices, microphone, problem, level, metering, tone,
    inputChoices: withSystem(inputs),
    outputChoices: withSystem(outputs),
    heard: everHeard || level >= speechLevel,
    async start() {
      audio.wake();
      letGo();
      const opened = await audio.meter();
      if (opened.ok) meter.current = opened.value;
      setMetering(opened.ok);
    },
    stop() {
      letGo();
      setMetering(false);
    },
    chooseMicrophone: (id) => { choose({ microphoneId: id === '' ? null : id }); },
    chooseSpeaker: (id) => { choose({ speakerId: id === '' ? null : id }); },
    playTone() {
      audio.wake();
      void audio.playTone();
      setTone('asking');
    },
    answerTone: (yes) => { setTone(yes ? 'heard' : 'not_heard'); },
  };
}
