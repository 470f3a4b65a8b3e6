import type { AudioContext } from 'standardized-audio-context';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { SoundContext } from './create-sound-context.ts';

/** Plays something that ends by itself; begins anew when its context is lost meanwhile. Rejects when no context opens. */
export async function playOnce(sound: SoundContext, start: (context: AudioContext, onEnded: () => void) => Disposer): Promise<void> {
  let ended = (): void => undefined;
  const played = new Promise<void>((resolve) => { ended = resolve; });
  const detach = await sound.attach((context) => start(context, () => ended()));
  await played;
  detach();
}
