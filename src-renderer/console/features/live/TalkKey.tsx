import { Mic } from 'lucide-react';
import { useTalkKey } from './use-talk-key.ts';
import type { CallView } from '../../../../src-shared/contract/views.ts';
import type { Request } from '../../stores/use-request.ts';

/** Push to talk: held by pointer, Space or Return. A screen reader's click, which cannot hold, turns it on and off. */
export function TalkKey({ call, request }: { readonly call: CallView; readonly request: Request }) {
  const whyOff = call.phase !== 'connected' ? 'Once the call is connected.' : call.onHold ? 'The call is on hold.' : call.micMuted ? 'You are muted.' : null;
  const { down, handlers } = useTalkKey({ callId: call.id, off: whyOff !== null, request });
  return (
    <button type="button" className="control talk-key" aria-pressed={down} aria-disabled={whyOff !== null || undefined} {...handlers}>
      <Mic size={20} strokeWidth={1.75} aria-hidden="true" />
      <span>{whyOff ?? (down ? 'Talking. Let go to be answered' : 'Hold to talk')}</span>
    </button>
  );
}
