import { Mic, Phone } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import type { Home } from './use-home.ts';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { firstName } from '../../ui/format/first-name.ts';

/** Placing a call from here is the approval; no card follows. */
export function PlaceButtons({ home }: { readonly home: Home }) {
  const { block, draft, request } = home;
  const name = draft.target?.name;
  return (
    <footer className="brief-foot">
      <Button
        kind="live" size="large" block data-call-button disabled={block !== null || request.busy} aria-keyshortcuts="Meta+Enter Control+Enter"
        aria-describedby={block === null ? undefined : 'call-block'} onClick={home.place}
      >
        <Phone size={16} aria-hidden="true" />{name === undefined || name === null ? 'Call' : `Call ${firstName(name)}`} <KeyCap mod enter />
      </Button>
      {block !== null && <p className="small ink-3 brief-why" id="call-block" role="status">{block}</p>}
      <Button kind="ghost" block disabled aria-describedby="own-voice-block"><Mic size={16} aria-hidden="true" />Call without the assistant</Button>
      <p className="small ink-3 brief-why" id="own-voice-block">Needs a phone line. Those come in a later version.</p>
    </footer>
  );
}
