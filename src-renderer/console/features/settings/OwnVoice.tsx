import { Button } from '../../ui/Button.tsx';
import type { SoundTests } from '../../ui/sound/use-sound-tests.ts';

const words: Readonly<Record<SoundTests['ownVoice'], string>> = {
  idle: '', recording: 'Recording. Say a sentence.', playing: 'Playing it back.', played: 'That is how you sound. It was not kept.',
};

/** The owner hears himself as callers do, with all that the browser does to the sound. */
export function OwnVoice({ tests: { ownVoice, recordAndPlay } }: { readonly tests: SoundTests }) {
  const busy = ownVoice === 'recording' || ownVoice === 'playing';
  return (
    <div className="sound-own">
      <Button size="small" aria-disabled={busy} onClick={recordAndPlay}>Record 3 s and play it back</Button>
      <span className="small ink-2" role="status">{words[ownVoice]}</span>
    </div>
  );
}
