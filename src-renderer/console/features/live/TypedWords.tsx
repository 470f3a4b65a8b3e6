import { Ear, Keyboard } from 'lucide-react';
import { useState } from 'react';
import type { RefObject } from 'react';
import type { CallView } from '../../../../src-shared/contract/views.ts';
import { KeyCap } from '../../ui/KeyCap.tsx';
import type { Request } from '../../stores/use-request.ts';
import { firstName } from '../../ui/format/first-name.ts';

interface Props { readonly call: CallView; readonly request: Request; readonly whisper: RefObject<HTMLInputElement | null> }

/** A whisper to the assistant; on the assistant line, where nobody else is, words typed in place of spoken ones. */
export function TypedWords({ call, request, whisper }: Props) {
  const [text, setText] = useState('');
  const own = call.line === 'assistant';
  const label = own ? 'Type to the assistant' : 'Whisper to the assistant';
  const off = call.phase !== 'connected';
  const send = () => {
    const words = text.trim();
    if (words === '') return;
    void request.run(own ? 'call.sendText' : 'call.whisper', { callId: call.id, text: words }).then((answer) => { if (answer.ok) setText(''); });
  };
  return (
    <div className="field-box live-whisper">
      {own ? <Keyboard size={16} aria-hidden="true" /> : <Ear size={16} aria-hidden="true" />}
      <input
        ref={whisper} aria-label={label} aria-keyshortcuts="w" maxLength={own ? 4000 : 2000} value={text} disabled={off}
        placeholder={off ? `${label}, once the call is connected.` : own ? 'Type to the assistant' : `Whisper to the assistant. ${firstName(call.peer.name)} cannot hear this.`}
        onChange={(event) => { setText(event.target.value); }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) { event.preventDefault(); send(); }
          if (event.key === 'Escape') event.currentTarget.closest<HTMLElement>('.live')?.focus();
        }}
      />
      {text === '' ? <KeyCap>W</KeyCap> : <KeyCap enter />}
    </div>
  );
}
