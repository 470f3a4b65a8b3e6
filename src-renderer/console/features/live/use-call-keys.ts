import type { KeyboardEvent, RefObject } from 'react';
import type { CallCommands } from './use-call-commands.ts';
import type { CallView } from '../../../../src-shared/contract/views.ts';

/** Single letters, only while the focus is in the call and not in a field. */
export function useCallKeys(call: CallView, commands: CallCommands, whisper: RefObject<HTMLInputElement | null>): (event: KeyboardEvent) => void {
  return (event) => {
    if (call.phase === 'ended' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [role="group"][aria-label="Keypad"]') !== null) return;
    switch (event.key.toLowerCase()) {
      case 'l': if (call.line !== 'assistant') commands.listen(); break;
      case 'm': if (call.line === 'assistant') commands.muteMicrophone(); else commands.muteAssistant(); break;
      case 'h': commands.hold(); break;
      case 'r': if (call.recording.state !== 'on' && call.recording.state !== 'paused') return; commands.pauseRecording(); break;
      case 'w': whisper.current?.focus(); break;
      case 'k': document.querySelector<HTMLElement>('[data-keypad-button]')?.click(); break;
      default: return;
    }
    event.preventDefault();
  };
}
