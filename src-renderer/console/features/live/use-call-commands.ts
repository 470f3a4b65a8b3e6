import { useStore } from 'zustand';
import type { CallView } from '../../../../src-shared/contract/views.ts';
import type { Request } from '../../stores/use-request.ts';
import { useRequest } from '../../stores/use-request.ts';
import { useServices } from '../../stores/use-services.ts';

export interface CallCommands {
  readonly request: Request;
  /** This window plays both sides. */
  readonly listening: boolean;
  listen(): void;
  muteAssistant(): void;
  muteMicrophone(): void;
  hold(): void;
  hangUp(): void;
  sendDigit(digit: string): void;
  /** Or goes on with it. */
  pauseRecording(): void;
  stopRecording(): void;
}

/** What the owner can do to a call; each flips what is so now. */
export function useCallCommands(call: CallView): CallCommands {
  const { callAudio } = useServices();
  const request = useRequest();
  const listening = useStore(callAudio.store, (state) => state.listening.includes(call.id));
  const callId = call.id;
  return {
    request, listening,
    listen: () => { void callAudio.listen(callId, !listening); },
    muteAssistant: () => { void request.run('call.muteAssistant', { callId, on: !call.aiMuted }); },
    muteMicrophone: () => { void request.run('call.muteMicrophone', { callId, on: !call.micMuted }); },
    hold: () => { void request.run('call.hold', { callId, on: !call.onHold }); },
    hangUp: () => { void request.run('call.hangUp', { callId }); },
    sendDigit: (digit) => { void request.run('call.sendDigits', { callId, digits: digit }); },
    pauseRecording: () => { void request.run('call.record', { callId, do: call.recording.state === 'paused' ? 'resume' : 'pause' }); },
    stopRecording: () => { void request.run('call.record', { callId, do: 'stop' }); },
  };
}
