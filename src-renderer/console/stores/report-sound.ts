import type { AudioEngine } from '../audio/engine-api.ts';
import type { Bridge } from '../../../src-shared/contract/bridge.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';

const reportEveryMs = 2_000;

/** Tells the core how the sound of a call goes on this screen, while it plays. A sound that stands still (the browser holds it back) is not told again. */
export function reportSound({ bridge, audio }: { readonly bridge: Bridge<'console'>; readonly audio: Pick<AudioEngine, 'streamSound'> }, callId: string, streamId: number): Disposer {
  let told: ReturnType<AudioEngine['streamSound']> = null;
  const timer = setInterval(() => {
    const screen = audio.streamSound(streamId);
    if (screen === null || screen === told) return;
    told = screen;
    // Refused when the stream ended meanwhile: nothing is lost by it.
    void bridge.call('call.reportSound', { callId, streamId, screen, network: null });
  }, reportEveryMs);
  return () => { clearInterval(timer); };
}
