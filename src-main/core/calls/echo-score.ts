import { laneSampleRate } from '../../../src-shared/audio/frame.ts';

/** How much of what was played comes back by the other side's microphone. Times monotonic ms. */
export interface EchoScore {
  played(samples: Int16Array, nowMs: number): void;
  them(samples: Int16Array, nowMs: number): void;
  /** Over the last 10 s, 0 to 1; null where too little was played to tell. Costs a fraction of a millisecond: once a second, not a frame. */
  read(): number | null;
}

/** Envelopes are compared, not samples: 100 points a second, so an echo through any codec still matches. */
const pointMs = 10;
const pointSamples = (laneSampleRate / 1000) * pointMs;
const points = 1_000;
const latestLag = 40;
/** On the assistant line `played` is told up to 100 ms after it was heard, so its echo may seem to come first. */
const earliestLag = -16;
const lags = latestLag - earliestLag + 1;
const ringPoints = 2_048;
/** Played sound that is to be found again: -50 dBFS, RMS. */
const playedFloor = 32_768 * 10 ** (-50 / 20);
/** Below -65 dBFS nobody hears an echo. */
const heardFloor = 32_768 * 10 ** (-65 / 20);
/** 2 s of sound, and of the time in which its echo would come. */
const leastPoints = 200;
/** A side that comes later than this has a gap; less is jitter. */
const slackMs = 100;

export function createEchoScore(): EchoScore {
  const playedSide = createEnvelope();
  const theirSide = createEnvelope();
  // What one reading needs, kept so that it allocates nothing.
  const x = new Float32Array(points + lags - 1);
  const y = new Float32Array(points);

  const read = (): number | null => {
    const end = Math.min(theirSide.end(), playedSide.end() + earliestLag);
    const start = end - points;
    const firstX = start - latestLag;
    let lastLoud = -Infinity;
    let n = 0;
    let loud = 0;
    let sumY = 0;
    let sumYY = 0;
    for (let at = 0; at < x.length; at += 1) {
      const value = playedSide.at(firstX + at);
      x[at] = value;
      const isLoud = value >= playedFloor;
      if (isLoud) lastLoud = at;
      // Only where an echo could be: what they say on their own says nothing of it. Lag 0 stands at `at`.
      const t = at - latestLag;
      if (t < 0 || t >= points) continue;
      const there = at - lastLoud <= latestLag;
      y[t] = there ? Math.max(0, theirSide.at(start + t) - heardFloor) : -1;
      if (!there) continue;
      if (isLoud) loud += 1;
      const theirs = y[t] ?? 0;
      n += 1;
      sumY += theirs;
      sumYY += theirs * theirs;
    }
    if (n < leastPoints || loud < leastPoints / 2) return null;
    const spreadY = n * sumYY - sumY * sumY;
    if (spreadY <= 0) return 0;
    let best = 0;
    for (let shift = 0; shift < lags; shift += 1) {
      let sumX = 0;
      let sumXX = 0;
      let sumXY = 0;
      for (let t = 0; t < points; t += 1) {
        const theirs = y[t] ?? 0;
        if (theirs < 0) continue;
        const ours = x[t + shift] ?? 0;
        sumX += ours;
        sumXX += ours * ours;
        sumXY += ours * theirs;
      }
      const spread = (n * sumXX - sumX * sumX) * spreadY;
      if (spread > 0) best = Math.max(best, (n * sumXY - sumX * sumY) / Math.sqrt(spread));
    }
    return Math.min(1, best);
  };

  return { played: playedSide.push, them: theirSide.push, read };
}

interface Envelope {
  push(samples: Int16Array, nowMs: number): void;
  /** RMS of a point, 0 where there is none. */
  at(point: number): number;
  /** The first point that is not known yet. */
  end(): number;
}

/** RMS by the point, on the time at which the sound came, evened out. */
function createEnvelope(): Envelope {
  const ring = new Float32Array(ringPoints);
  let next = 0;
  let energy = 0;
  let filled = 0;
  return {
    push: (samples, nowMs) => {
      const due = Math.floor(nowMs / pointMs);
      if (Math.abs(due - next) * pointMs > slackMs) {
        for (let gap = Math.max(next, due - ringPoints); gap < due; gap += 1) ring[gap % ringPoints] = 0;
        next = due;
        filled = 0;
        energy = 0;
      }
      for (const sample of samples) {
        energy += sample * sample;
        filled += 1;
        if (filled < pointSamples) continue;
        ring[next % ringPoints] = Math.sqrt(energy / pointSamples);
        next += 1;
        filled = 0;
        energy = 0;
      }
    },
    at: (point) => (point < 0 || point >= next || point < next - ringPoints ? 0 : (ring[point % ringPoints] ?? 0)),
    end: () => next,
  };
}
