import type { AudioContext } from 'standardized-audio-context';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import { laneSampleRate } from '../../../src-shared/audio/frame.ts';

/** PCM16 of the lane's rate, once. */
export function playSamples(context: AudioContext, samples: Int16Array, onEnded: () => void): Disposer {
  const buffer = context.createBuffer(1, samples.length, laneSampleRate);
  buffer.copyToChannel(Float32Array.from(samples, (sample) => sample / 32_768), 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.connect(context.destination);
  source.onended = onEnded;
  source.start();
  return () => {
    source.stop();
    source.disconnect();
  };
}
