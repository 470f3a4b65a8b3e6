import '../../ui/sound/sound.css';
import { Mic, Volume2 } from 'lucide-react';
import { Box, Group } from './Group.tsx';
import { Button } from '../../ui/Button.tsx';
import { LevelMeter } from '../../ui/LevelMeter.tsx';
import { MicrophoneNotice } from '../../ui/MicrophoneNotice.tsx';
import { Row } from './Row.tsx';
import { SelectBox } from '../../ui/SelectBox.tsx';
import { ToneAnswer } from '../../ui/sound/ToneAnswer.tsx';
import { heardWord } from '../../ui/sound/heard-word.ts';
import { useSoundCheck } from '../../ui/sound/use-sound-check.ts';

export function SoundGroup() {
  const check = useSoundCheck();
  const { devices, heard, level, metering, microphone, problem } = check;
  const testing = metering && microphone === 'on';
  return (
    <Group title="Sound">
      {problem !== null && <MicrophoneNotice problem={problem} onCheck={() => { void check.start(); }} />}
      <Box>
        <Row label="Microphone" action={<Button aria-pressed={testing} onClick={() => { if (testing) check.stop(); else void check.start(); }}><Mic size={16} aria-hidden="true" />{microphone === 'asking' ? 'Asking' : testing ? 'Stop test' : 'Test'}</Button>}>
          {(id) => (
            <div className="sound-device">
              <SelectBox id={id} value={devices.microphoneId ?? ''} options={check.inputChoices} onChange={check.chooseMicrophone} />
              {testing && <div className="sound-level"><LevelMeter level={level} /><span className="sound-word" role="status" data-heard={level >= 0.98 ? 'over' : heard || undefined}>{heardWord(level, heard)}</span></div>}
            </div>
          )}
        </Row>
        <Row label="Speaker" action={<Button onClick={check.playTone}><Volume2 size={16} aria-hidden="true" />Play a tone</Button>}>
          {(id) => <><SelectBox id={id} value={devices.speakerId ?? ''} options={check.outputChoices} onChange={check.chooseSpeaker} /><ToneAnswer check={check} /></>}
        </Row>
      </Box>
    </Group>
  );
}
