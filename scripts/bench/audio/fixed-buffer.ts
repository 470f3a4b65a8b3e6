import type { PlayoutBuffer } from './replay-trace.ts';

const samplesPerMs = 24;

/**
 * The plain way, to compare with: nothing is played until so much is queued, and again whenever the queue has run dry. It never learns,
 * hides nothing and catches up with nothing. A tail shorter than that is played when as long has passed without a frame.
 */
export function createFixedBuffer(fixedMs: number): PlayoutBuffer {
  const queue: number[] = [];
  const enough = fixedMs * samplesPerMs;
  let playing = false;
  let waited = 0;
  let played = 0;
  return {
    push(samples) {
      for (const sample of samples) queue.push(sample);
      waited = 0;
    },
    pull(target) {
      if (!playing) {
        waited += target.length;
        playing = queue.length >= enough || (queue.length > 0 && waited > enough);
      }
      const next = playing ? queue.splice(0, target.length) : [];
      target.fill(0);
      next.forEach((sample, at) => { target[at] = sample / 32_768; });
      played += next.length;
      if (next.length < target.length) playing = false;
    },
    get playedSamples() { return played; },
    get queuedSamples() { return queue.length; },
  };
}
