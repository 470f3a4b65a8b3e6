import type { StoreApi } from 'zustand/vanilla';
import type { AudioEngineState, MicrophoneProblem } from './engine-api.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { SoundContext } from './create-sound-context.ts';
import { collectFrames } from './collect-frames.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { laneSampleRate } from '../../../src-shared/audio/frame.ts';
import { playOnce } from './play-once.ts';
import { playSamples } from './play-samples.ts';

const recordSamples = 3 * laneSampleRate;

/** 3 s of sound, counted in samples, by the way that calls take; then the microphone is let go, so that a headset is back at its good profile, and they are heard. */
export async function recordThenPlay(deps: {
  readonly capture: (port: MessagePort) => Promise<Result<Disposer, MicrophoneProblem>>;
  readonly store: StoreApi<AudioEngineState>;
  readonly sound: SoundContext;
  readonly onStep: (step: 'recording' | 'playing') => void;
}): Promise<Result<null, MicrophoneProblem>> {
  const { port1, port2 } = new MessageChannel();
  const recorded = collectFrames(port1, recordSamples);
  const captured = await deps.capture(port2);
  if (!captured.ok) return captured;
  deps.onStep('recording');
  const lost = microphoneLost(deps.store);
  const samples = await Promise.race([recorded, lost.problem]);
  lost.stop();
  captured.value();
  port1.close();
  if (!(samples instanceof Int16Array)) return err(samples);

  deps.onStep('playing');
  await playOnce(deps.sound, (context, onEnded) => playSamples(context, samples, onEnded));
  return ok(null);
}

/** There is no microphone any more, nor another in its place. */
function microphoneLost(store: StoreApi<AudioEngineState>): { readonly problem: Promise<MicrophoneProblem>; readonly stop: Disposer } {
  let stop: Disposer = () => undefined;
  const problem = new Promise<MicrophoneProblem>((resolve) => {
    stop = store.subscribe((state) => { if (state.problem !== null) resolve(state.problem); });
  });
  return { problem, stop: () => stop() };
}
