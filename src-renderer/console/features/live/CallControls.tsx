import { Grip, Headphones, Mic, MicOff, Pause, PhoneOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CallCommands } from './use-call-commands.ts';
import type { CallView } from '../../../../src-shared/contract/views.ts';
import { ControlButton } from './ControlButton.tsx';
import { Keypad } from '../../ui/Keypad.tsx';

export function CallControls({ call, commands }: { readonly call: CallView; readonly commands: CallCommands }) {
  const [keypad, setKeypad] = useState(false);
  const on = call.phase === 'connected';
  const own = call.line === 'assistant';
  return (
    <div className="control-row" role="group" aria-label="Call controls">
      {own
        ? <ControlButton icon={call.micMuted ? MicOff : Mic} label={call.micMuted ? 'You are muted' : 'Mute me'} pressed={call.micMuted} disabled={!on} onClick={commands.muteMicrophone} shortcut="m" />
        : (
          <>
            <ControlButton icon={Mic} label="Take over" whyOff="Take over comes with the phone lines." shortcut="t" />
            <ControlButton icon={Headphones} label={commands.listening ? 'Listening' : 'Listen in'} pressed={commands.listening} disabled={!on} onClick={commands.listen} shortcut="l" />
            <ControlButton icon={MicOff} label="Mute AI" pressed={call.aiMuted} disabled={!on} onClick={commands.muteAssistant} shortcut="m" />
          </>
        )}
      <ControlButton icon={Pause} label={call.onHold ? 'On hold' : 'Hold'} pressed={call.onHold} disabled={!on} onClick={commands.hold} shortcut="h" />
      {!own && <ControlButton icon={Grip} label="Keypad" expanded={keypad} disabled={!on} onClick={() => { setKeypad(!keypad); }} shortcut="k" keypadButton />}
      <ControlButton icon={PhoneOff} label="Hang up" danger disabled={call.phase === 'ending'} onClick={commands.hangUp} shortcut="Meta+Shift+H Control+Shift+H" />
      {keypad && on && <CallKeypad onDigit={commands.sendDigit} onClose={() => { setKeypad(false); }} />}
    </div>
  );
}

/** While it is open, digits typed anywhere in it are sent as tones. */
function CallKeypad({ onDigit, onClose }: { readonly onDigit: (digit: string) => void; readonly onClose: () => void }) {
  const [sent, setSent] = useState('');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => { box.current?.focus(); }, []);
  const press = (digit: string) => {
    setSent((digits) => (digits + digit).slice(-20));
    onDigit(digit);
  };
  return (
    <div
      className="popover live-keypad" ref={box} tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') { event.stopPropagation(); onClose(); document.querySelector<HTMLElement>('[data-keypad-button]')?.focus(); }
        else if (/^[0-9*#]$/.test(event.key) && !event.ctrlKey && !event.metaKey) { event.preventDefault(); press(event.key); }
      }}
    >
      <Keypad onKey={press} foot={<><span role="status">{sent === '' ? 'Sends tones to the other side' : <span className="num">{sent}</span>}</span></>} />
    </div>
  );
}
