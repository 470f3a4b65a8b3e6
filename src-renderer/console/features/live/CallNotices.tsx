import { useStore } from 'zustand';
import { CircleAlert, VolumeX, WifiOff } from 'lucide-react';
import type { CallView } from '../../../../src-shared/contract/views.ts';
import { Button } from '../../ui/Button.tsx';
import { DeviceNotices } from '../../ui/sound/DeviceNotices.tsx';
import { MicrophoneNotice } from '../../ui/MicrophoneNotice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import type { Request } from '../../stores/use-request.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useServices } from '../../stores/use-services.ts';

/** What is wrong with this call, above its words. */
export function CallNotices({ call, request }: { readonly call: CallView; readonly request: Request }) {
  const { audio, bridge, callAudio } = useServices();
  const notices = useConsoleState((state) => state.notices);
  const suspended = useStore(audio.store, (state) => state.suspended);
  const silent = useStore(audio.store, (state) => state.silent);
  const dead = useStore(audio.store, (state) => state.dead);
  const deviceNotice = useStore(audio.store, (state) => state.deviceNotice);
  const sound = useStore(callAudio.store);
  const on = call.phase !== 'ended';
  const usesSound = call.line === 'assistant' || sound.listening.includes(call.id);
  return (
    <div className="live-notices">
      {on && call.trouble !== null && <Notice flat tone="danger" icon={WifiOff} title={call.session === 'reconnecting' ? 'The assistant is reconnecting' : 'This call has a problem'}>{call.trouble}</Notice>}
      {notices.filter((notice) => typeof notice.place !== 'string' && notice.place.callId === call.id).map((notice) => (
        <Notice key={notice.id} flat tone={notice.tone} title={notice.title} onDismiss={() => { void bridge.call('notice.dismiss', { noticeId: notice.id }); }}>{notice.text}</Notice>
      ))}
      {on && usesSound && suspended && (
        <Notice tone="attention" icon={VolumeX} title="The browser holds the sound back" actions={<Button onClick={() => { audio.wake(); }}>Turn sound on</Button>}>
          You hear nothing and are not heard until this window is clicked.
        </Notice>
      )}
      {on && usesSound && silent && <Notice tone="danger" icon={VolumeX} title="The sound could not be opened">The call goes on and its words appear here, but you hear nothing. Choose another speaker in Settings, or load this window again.</Notice>}
      {on && call.line === 'assistant' && sound.microphoneProblem !== null && <MicrophoneNotice problem={sound.microphoneProblem} onCall onCheck={() => { void callAudio.talk(call.id); }} />}
      {on && usesSound && <DeviceNotices dead={dead && call.line === 'assistant' && !call.micMuted} deviceNotice={deviceNotice} />}
      {on && call.recording.state === 'failed' && <Notice tone="danger" icon={CircleAlert} title="The recording failed">{call.recording.text ?? 'The call goes on, and its words are kept. Look whether the disk is full.'}</Notice>}
      {on && sound.error !== null && usesSound && <ProblemNotice title="No sound for this call" problem={sound.error} />}
      <ProblemNotice title="That did not work" problem={request.problem} onDismiss={request.clear} />
    </div>
  );
}
