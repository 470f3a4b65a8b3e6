import { createArrivals } from './playout/arrivals.ts';
import { createConcealment } from './playout/concealment.ts';
import { createHeardSound } from './playout/heard-sound.ts';
import { createSampleQueue } from './playout/sample-queue.ts';
import { createTimeScale } from './playout/time-scale.ts';
import { laneSampleRate } from './frame.ts';

/**
 * The receiving end of a voice: PCM16 frames in when they come, float samples out when the device asks. Time is what was pulled.
 *
 * It waits for as much sound as the lateness of the last frames asks for, hides a gap by repeating the voice, and leaves out or
 * repeats a period where nobody hears it when the sender's clock is not the device's. A sender that is ahead of time (a voice made
 * faster than it is spoken, held back by credit alone) is only played: nothing of it is left out to catch up.
 */
export interface JitterBuffer {
  push(samples: Int16Array): void;
  /** Fills `target` (-1..1); silence where there is nothing. */
  pull(target: Float32Array): void;
  /** Drops all that is queued, at once. */
  clear(): void;
  /** Frames used up (played or dropped) since the last call: the credit to give back. */
  takeUsedFrames(): number;
  /**
   * Samples of frames that the listener has passed since the start: played, or left out so as to catch up (`skippedSamples`).
   * So it is a place in the stream, which truncation relies on. Silence, concealment and repeated periods do not count, nor does what `clear` dropped.
   */
  readonly playedSamples: number;
  readonly queuedSamples: number;
  /** Of `playedSamples`, those that were left out. */
  readonly skippedSamples: number;
  /** Times the sound ran dry within speech: a gap somebody heard. */
  readonly underruns: number;
  /** Samples played in such gaps in place of the sender's, silent ones too. */
  readonly concealedSamples: number;
  /** Of arrival, over the last frames. */
  readonly jitterMs: number;
  readonly longestGapMs: number;
  /** How much sound it wants ready when a frame has come in time: 40 to 120. */
  readonly targetMs: number;
}

const ms = laneSampleRate / 1000;
/** Wanted as long as little is known of the way. */
const startTarget = 60 * ms;
const leastTarget = 40 * ms;
const mostTarget = 120 * ms;
/** Deeper than this, sound is heard more than 120 ms late: the newest frame is part of the depth. */
const mostDepth = mostTarget + 20 * ms;
/** More is wanted after each gap, and 1 ms less with each second without one. */
const gapStep = 20 * ms;
const calmPart = 1 / 1_000;
/** Dry for longer than this is the end of an utterance and no underrun; a line that lives does not end so soon. */
const utteranceGap = 250 * ms;
const liveGap = 1_500 * ms;
/** A sender that ignores credit is cut to this: 50 frames of 20 ms. */
const capacityFrames = 50;
/** A frame that finds this much queued may come when it likes. */
const mattersBelow = 200 * ms;
/** The new sound fades in over what hid the gap, or over silence. */
const riseSamples = 4 * ms;
/** How far the depth may be off the target before a period is left out or repeated, and how often that happens. */
const above = 15 * ms;
const below = 5 * ms;
const restSamples = 100 * ms;
const hurriedRestSamples = 30 * ms;
const hurryFrom = 30 * ms;

export function createJitterBuffer(): JitterBuffer {
  const arrivals = createArrivals();
  const heard = createHeardSound();
  const queue = createSampleQueue(capacityFrames);
  const concealment = createConcealment(heard);
  const timeScale = createTimeScale(heard, queue);
  let now = 0;
  let played = 0;
  let skipped = 0;
  let underruns = 0;
  let concealed = 0;
  let playing = false;
  /** Samples pulled since the last frame came, while waiting to start. */
  let waited = 0;
  /** Samples pulled since the sound ran dry; infinite before the first sound and after a clear. */
  let dry = Number.POSITIVE_INFINITY;
  /** The gap at hand is within speech: sound came back in time. */
  let inGap = false;
  let rise = 0;
  let target = startTarget;
  /** Asked for whatever was seen: at the start, and after gaps. */
  let asked = startTarget;
  /** Sound ready, were the newest frame not late. Kept over the last frames. */
  let depth = 0;
  let rest = 0;

  const queued = (): number => queue.length + (timeScale.leftIsReal ? timeScale.left : 0);
  const setTarget = (): void => {
    target = Math.max(leastTarget, Math.min(mostTarget, Math.max(asked, arrivals.needSamples)));
  };
  const skip = (samples: number): void => {
    const before = queue.length;
    queue.skip(samples);
    played += before - queue.length;
    skipped += before - queue.length;
  };
  /** What is ready now: for a live sender counted as if the newest frame had come in time, because those after it will. */
  const ready = (): number => queue.length + (arrivals.live ? arrivals.lateSamples : 0);

  const start = (): void => {
    // What a live sender said during the gap is past: played, it would be heard late for the rest of the call.
    if (arrivals.live) skip(ready() - mostDepth);
    if (inGap) concealed += dry;
    inGap = false;
    depth = ready();
    rest = restSamples;
    rise = riseSamples;
    playing = true;
  };
  const stop = (): void => {
    playing = false;
    dry = 0;
    waited = 0;
    concealment.start();
  };

  /** Keeps the depth near the target, a period at a time. */
  const adjust = (): void => {
    if (rest > 0 || timeScale.left > 0 || rise > 0 || !arrivals.live) return;
    const off = depth - target;
    const hurried = off > hurryFrom || depth > mostDepth;
    if (off > above || depth > mostDepth) {
      const period = timeScale.shorten(hurried);
      played += period;
      skipped += period;
      depth -= period;
    } else if (off < -below) depth += timeScale.stretch(false);
    else return;
    rest = hurried ? hurriedRestSamples : restSamples;
  };

  return {
    push(samples) {
      if (samples.length === 0) {
        queue.push(samples);
        return;
      }
      const gapAllowed = arrivals.live ? liveGap : utteranceGap;
      if (!playing && dry >= gapAllowed) arrivals.pause();
      else if (!playing && queue.length === 0 && !inGap) {
        underruns += 1;
        inGap = true;
        asked = Math.min(mostTarget, target + gapStep);
      }
      arrivals.push(now, samples.length, queue.length < mattersBelow);
      const dropped = queue.push(samples);
      played += dropped;
      skipped += dropped;
      if (playing) depth += (ready() - depth) / 8;
      setTarget();
      waited = 0;
    },
    pull(output) {
      if (!playing && queue.length > 0) {
        // A tail shorter than the target starts when nothing more has come for as long as the target.
        waited += output.length;
        if (ready() >= target || waited > target) start();
      }
      if (playing) {
        asked = Math.max(0, asked - output.length * calmPart);
        rest -= output.length;
        adjust();
      }
      for (let at = 0; at < output.length; at += 1) {
        if (playing && timeScale.left === 0 && queue.length === 0) stop();
        let sample: number;
        if (!playing) {
          dry += 1;
          sample = concealment.next();
        } else if (timeScale.left > 0) {
          if (timeScale.leftIsReal) played += 1;
          sample = timeScale.next();
        } else {
          played += 1;
          sample = queue.next();
        }
        if (rise > 0) {
          const left = rise / riseSamples;
          sample = concealment.next() * left + sample * (1 - left);
          rise -= 1;
        }
        output[at] = sample;
        if (playing) heard.add(sample);
      }
      now += output.length;
    },
    clear() {
      queue.clear();
      timeScale.clear();
      if (playing) concealment.start();
      concealment.release();
      playing = false;
      inGap = false;
      rise = 0;
      waited = 0;
      dry = Number.POSITIVE_INFINITY;
    },
    takeUsedFrames: () => queue.takeUsedFrames(),
    get playedSamples() { return played; },
    get queuedSamples() { return queued(); },
    get skippedSamples() { return skipped; },
    get underruns() { return underruns; },
    get concealedSamples() { return concealed; },
    get jitterMs() { return arrivals.jitterMs; },
    get longestGapMs() { return arrivals.longestGapMs; },
    get targetMs() { return target / ms; },
  };
}
