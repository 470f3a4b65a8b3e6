import { Button } from '../Button.tsx';
import type { SoundTests } from './use-sound-tests.ts';

/** Only the owner knows whether a sound came out. */
export function ToneAnswer({ tests: { tone, answerTone } }: { readonly tests: SoundTests }) {
  if (tone === 'not_played') return null;
  return (
    <p className="sound-heard" role="status">
      {tone === 'asking' && <>Did you hear three notes? <Button size="small" onClick={() => { answerTone(true); }}>Yes</Button><Button size="small" onClick={() => { answerTone(false); }}>No</Button></>}
      {tone === 'heard' && 'The speaker works.'}
      {tone === 'not_heard' && 'No sound came out. You would not hear calls. Choose another speaker or raise the volume, then play the tone again.'}
    </p>
  );
}
