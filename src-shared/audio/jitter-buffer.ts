import { createFrameRing } from './ring-frames.ts';
import { laneSampleRate } from './frame.ts';

/** The receiving end of a voice: PCM16 frames in when they come, float samples out when the device asks. */
export interface JitterBuffer {
  push(samples: Int16Array): void;
  /** Fills `target` (-1..1); silence where there is nothing. */
  pull(target: Float32Array): void;
  /** Drops all that is queued, at once. */
  clear(): void;
  /** Frames used up (played or dropped) since the last call: the credit to give back. */
  takeUsedFrames(): number;
  /** Samples of frames really played since the start: no silence, no concealment. */
  readonly playedSamples: number;
  readonly queuedSamples: number;
  /** Times the sound ran dry and went on within `gapMs`: a gap somebody heard. */
  readonly underruns: number;
  /** What it waits for before it starts, in ms: grows with underruns, shrinks when calm. */
  readonly targetMs: number;
}

const ms = laneSampleRate / 1000;
const startTargetMs = 60;
const maxTargetMs = 120;
const stepMs = 20;
/** Calm time after which the target shrinks by a step. */
const calmMs = 10_000;
/** Dry for longer than this is the end of an utterance and no underrun. */
const gapMs = 250;
/** A sender that ignores credit is cut to this: 50 frames of 20 ms. */
const capacityFrames = 50;
/** Length of the slope that hides an edge: 2.5 ms. */
const slopeSamples = Math.round(2.5 * ms);
/** Drift: looked at in windows of 2 s. A live sender whose clock runs fast keeps the queue above the target; 10 ms are then cut. */
const driftWindowSamples = 2_000 * ms;
const driftAboveSamples = 40 * ms;
/** A queue that reaches this belongs to a sender that fills its credit, not to a drifting clock. */
const creditBoundSamples = 380 * ms;
const driftCutSamples = 10 * ms;

export function createJitterBuffer(): JitterBuffer {
  const frames = createFrameRing<Int16Array>(capacityFrames);
  let offset = 0;
  let queued = 0;
  let used = 0;
  let played = 0;
  let underruns = 0;
  let targetMs = startTargetMs;
  let playing = false;
  /** Samples pulled since the last frame came, while waiting to start. */
  let waited = 0;
  /** Samples pulled since the sound ran dry; infinite before the first sound and after a clear. */
  let dry = Number.POSITIVE_INFINITY;
  let calm = 0;
  let last = 0;
  /** Slope left: from the sample before the edge to the sound that goes on (rise), or to silence (fall). */
  let edge = 0;
  let rise = 0;
  let fall = 0;
  let window = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;

  const dropFront = (): void => {
    const front = frames.shift();
    if (front === null) return;
    queued -= front.length - offset;
    offset = 0;
    used += 1;
  };

  /** Next queued sample as float; only called when there is one. */
  const next = (): number => {
    let front = frames.peek();
    while (front !== null && offset >= front.length) {
      dropFront();
      front = frames.peek();
    }
    const sample = (front?.[offset] ?? 0) / 32_768;
    offset += 1;
    queued -= 1;
    if (front !== null && offset >= front.length) dropFront();
    return sample;
  };

  const startRise = (): void => {
    edge = fall > 0 ? last * (fall / slopeSamples) : playing ? last : 0;
    rise = slopeSamples;
    fall = 0;
  };

  const cutDrift = (): void => {
    for (let at = 0; at < driftCutSamples; at += 1) next();
    startRise();
  };

  const watchDrift = (samples: number): void => {
    lowest = Math.min(lowest, queued);
    highest = Math.max(highest, queued);
    window += samples;
    if (window < driftWindowSamples) return;
    if (lowest > targetMs * ms + driftAboveSamples && highest < creditBoundSamples) cutDrift();
    window = 0;
    lowest = Number.POSITIVE_INFINITY;
    highest = 0;
  };

  return {
    push: (samples) => {
      if (samples.length === 0) { used += 1; return; }
      if (dry < gapMs * ms && !playing && queued === 0) {
        underruns += 1;
        calm = 0;
        targetMs = Math.min(maxTargetMs, targetMs + stepMs);
      }
      if (frames.length === capacityFrames) dropFront();
      frames.push(samples);
      queued += samples.length;
      waited = 0;
    },
    pull: (target) => {
      if (!playing) {
        if (queued > 0) waited += target.length;
        // A tail shorter than the target starts when nothing more has come for as long as the target.
        if (queued >= targetMs * ms || (queued > 0 && waited > targetMs * ms)) {
          startRise();
          playing = true;
        }
      }
      for (let at = 0; at < target.length; at += 1) {
        if (playing && queued > 0) {
          let sample = next();
          played += 1;
          if (rise > 0) {
            const left = rise / slopeSamples;
            sample = edge * left + sample * (1 - left);
            rise -= 1;
          }
          target[at] = sample;
          last = sample;
          continue;
        }
        if (playing) {
          playing = false;
          dry = 0;
          waited = 0;
          fall = slopeSamples;
        }
        dry += 1;
        target[at] = fall > 0 ? last * (fall / slopeSamples) : 0;
        if (fall > 0) fall -= 1;
      }
      if (!playing) { window = 0; lowest = Number.POSITIVE_INFINITY; highest = 0; return; }
      watchDrift(target.length);
      calm += target.length;
      if (calm > calmMs * ms && targetMs > startTargetMs) {
        targetMs -= stepMs;
        calm = 0;
      }
    },
    clear: () => {
      used += frames.clear();
      offset = 0;
      queued = 0;
      if (playing) fall = slopeSamples;
      playing = false;
      waited = 0;
      dry = Number.POSITIVE_INFINITY;
    },
    takeUsedFrames: () => {
      const frameCount = used;
      used = 0;
      return frameCount;
    },
    get playedSamples() { return played; },
    get queuedSamples() { return queued; },
    get underruns() { return underruns; },
    get targetMs() { return targetMs; },
  };
}
