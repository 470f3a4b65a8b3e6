import '../../ui/sound/sound.css';
import { Mic, Volume2 } from 'lucide-react';
import { useStore } from 'zustand';
import { Box, Group } from './Group.tsx';
import { Button } from '../../ui/Button.tsx';
import { DeviceNotices } from '../../ui/sound/DeviceNotices.tsx';
import { LevelMeter } from '../../ui/LevelMeter.tsx';
import { MicrophoneNotice } from '../../ui/MicrophoneNotice.tsx';
import { OwnVoice } from './OwnVoice.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Row } from './Row.tsx';
import { SelectBox } from '../../ui/SelectBox.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { ToneAnswer } from '../../ui/sound/ToneAnswer.tsx';
import { useDeviceChoice } from '../../ui/sound/use-device-choice.ts';
import { useMicrophoneMeter } from '../../ui/sound/use-microphone-meter.ts';
import { useMicrophoneProblem } from '../../ui/use-microphone-problem.ts';
import { useServices } from '../../stores/use-services.ts';
import { useSoundTests } from '../../ui/sound/use-sound-tests.ts';

const orNull = (id: string) => (id === '' ? null : id);

/** The devices of calls, each with its test. */
export function SoundGroup() {
  const { audio } = useServices();
  const { devices, microphones, speakers, rings, request, change } = useDeviceChoice();
  const meter = useMicrophoneMeter();
  const tests = useSoundTests();
  const problem = useMicrophoneProblem();
  const dead = useStore(audio.store, (state) => state.dead);
  const deviceNotice = useStore(audio.store, (state) => state.deviceNotice);
  return (
    <Group title="Sound">
      {problem !== null && <MicrophoneNotice problem={problem} onCheck={() => { void meter.start(); }} />}
      <DeviceNotices dead={dead && meter.on} deviceNotice={deviceNotice} />
      <ProblemNotice title="The setting was not saved" problem={request.problem} onDismiss={request.clear} />
      <Box>
        <Row label="Microphone" action={<Button aria-pressed={meter.on} onClick={() => { if (meter.on) meter.stop(); else void meter.start(); }}>{!meter.on && <Mic size={16} aria-hidden="true" />}{meter.microphone === 'asking' ? 'Asking' : meter.on ? 'Stop test' : 'Test'}</Button>}>
          {(id) => (
            <div className="sound-device">
              <SelectBox id={id} value={devices.microphoneId ?? ''} options={microphones} onChange={(next) => { change({ microphoneId: orNull(next) }); }} />
              {meter.on && <div className="sound-level"><LevelMeter level={meter.level} segments={28} /><span className="sound-word" data-tone={meter.words.tone}><span><span role="status">{meter.words.word}</span>{meter.words.figure !== null && `, ${meter.words.figure}`}</span></span></div>}
              <OwnVoice tests={tests} />
            </div>
          )}
        </Row>
        <Row label="Speaker" action={<Button onClick={tests.playTone}><Volume2 size={16} aria-hidden="true" />Play a tone</Button>}>
          {(id) => <><SelectBox id={id} value={devices.speakerId ?? ''} options={speakers} onChange={(next) => { change({ speakerId: orNull(next) }); }} /><ToneAnswer tests={tests} /></>}
        </Row>
        <Row label="Ring on" action={<Button aria-pressed={tests.ringing} onClick={tests.toggleRing}><Volume2 size={16} aria-hidden="true" />{tests.ringing ? 'Stop ringing' : 'Ring'}</Button>}>
          {(id) => <SelectBox id={id} value={devices.ringId ?? ''} options={rings} onChange={(next) => { change({ ringId: orNull(next) }); }} />}
        </Row>
        <Row label="Cancel echo" action={(labelId) => <Switch on={devices.cancelEcho} labelledBy={labelId} onChange={(cancelEcho) => { change({ cancelEcho }); }} />}>
          <span className="ink-2">Leave on unless you wear closed headphones</span>
        </Row>
        <Row label="Reduce noise" action={(labelId) => <Switch on={devices.reduceNoise} labelledBy={labelId} onChange={(reduceNoise) => { change({ reduceNoise }); }} />}>
          <span className="ink-2">Your side only</span>
        </Row>
      </Box>
    </Group>
  );
}
