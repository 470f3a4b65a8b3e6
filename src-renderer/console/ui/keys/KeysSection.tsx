import './keys.css';
import { Lock } from 'lucide-react';
import { Chip } from '../Chip.tsx';
import { Notice } from '../Notice.tsx';
import { OpenAiKey } from './OpenAiKey.tsx';

/** Keys are optional: the practice line needs none. */
export function KeysSection() {
  return (
    <div className="keys">
      <OpenAiKey />
      <hr className="divider" />
      <section aria-label="Twilio">
        <div className="key-head"><h3 className="section-head">Twilio</h3><span className="ink-3">for a real phone number</span><Chip>Comes later</Chip></div>
        <p className="ink-2">Calls to real phones come with the phone lines, in a later version. Nothing is needed here now.</p>
      </section>
      <Notice tone="info" icon={Lock} title="Keys stay on this computer">They go into the secret store and are used only by the background process, never by the window.</Notice>
    </div>
  );
}
