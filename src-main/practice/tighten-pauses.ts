import { frameLevels, levelFrameSamples, voicedFrames } from './ears/frame-levels.ts';

/** Longer than this inside an utterance and a turn detector may take it for the end. */
const maxPauseFrames = 26;
const edgeFrames = 6;

/** Shortens pauses inside an utterance to 260 ms and silence at its ends to 60 ms; returns a copy. */
export function tightenPauses(samples24k: Int16Array): Int16Array {
  const voiced = voicedFrames(frameLevels(samples24k));
  const first = voiced.indexOf(1);
  if (first < 0) return samples24k.slice();
  const last = voiced.lastIndexOf(1);
  const from = Math.max(0, first - edgeFrames);
  const to = Math.min(voiced.length, last + 1 + edgeFrames);
  const out = new Int16Array((to - from) * levelFrameSamples);
  let length = 0;
  let pause = 0;
  for (let frame = from; frame < to; frame += 1) {
    pause = voiced[frame] === 1 ? 0 : pause + 1;
    if (frame > first && frame < last && pause > maxPauseFrames) continue;
    out.set(samples24k.subarray(frame * levelFrameSamples, (frame + 1) * levelFrameSamples), length);
    length += levelFrameSamples;
  }
  return out.slice(0, length);
}
