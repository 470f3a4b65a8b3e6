import type { AudioContext } from 'standardized-audio-context';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';

const cycleSec = 3;
const peak = 0.3;
/** Our own ring: two soft calls of a falling fifth and its octave, then rest. No network's ringing tone, so no one takes it for the line. */
const strokes = [
  { startSec: 0, hz: 784 }, { startSec: 0.16, hz: 523.25 },
  { startSec: 0.62, hz: 784 }, { startSec: 0.78, hz: 523.25 },
] as const;
const strokeSec = 0.42;
const attackSec = 0.008;

/** One cycle as samples: a loop needs no timer, which a hidden window would slow down. */
export function ringCycle(rateHz: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(cycleSec * rateHz);
  for (const { startSec, hz } of strokes) {
    const from = Math.round(startSec * rateHz);
    for (let at = 0; at < strokeSec * rateHz; at += 1) {
      const sec = at / rateHz;
      const fade = Math.min(1, sec / attackSec) * Math.exp(-sec / 0.12) * Math.min(1, (strokeSec - sec) / 0.02);
      const tone = Math.sin(2 * Math.PI * hz * sec) + 0.3 * Math.sin(4 * Math.PI * hz * sec);
      samples[from + at] = (samples[from + at] ?? 0) + (peak / 1.3) * fade * tone;
    }
  }
  return samples;
}

/** Rings until disposed. */
export function playRing(context: AudioContext): Disposer {
  const samples = ringCycle(context.sampleRate);
  const buffer = context.createBuffer(1, samples.length, context.sampleRate);
  buffer.copyToChannel(samples, 0);
  const source = context.createBufferSource();
  source.buffer = buffer;
  source.loop = true;
  source.connect(context.destination);
  source.start();
  return () => {
    source.stop();
    source.disconnect();
  };
}
