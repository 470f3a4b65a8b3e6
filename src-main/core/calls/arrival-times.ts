import { createRecentSums } from './recent-sums.ts';
import { frameSamples, laneSampleRate } from '../../../src-shared/audio/frame.ts';

export interface ArrivalFigures {
  /** RFC 3550, 6.4.1: how far the times between frames stray from their length. Mean over the frames. */
  readonly jitterMs: number;
  /** Longest time between two frames; 20 is perfect. */
  readonly longestGapMs: number;
  /** Null where the line gives its frames no numbers. */
  readonly lostPercent: number | null;
}

/** When the frames of one side come. All times monotonic ms. */
export interface ArrivalTimes {
  /** `seq` by the sender, one a frame of 20 ms; null where the line has none. */
  arrived(samples: number, seq: number | null, nowMs: number): void;
  /** What comes next does not follow what came before: after a hold, on another screen. */
  restart(): void;
  /** Null before the first frame, and while the last one is not to be followed. */
  silentMs(nowMs: number): number | null;
  /** Of the last 10 s, the silence that goes on included; null of nothing. */
  recent(nowMs: number): ArrivalFigures | null;
  whole(): ArrivalFigures | null;
}

const frameMs = (frameSamples / laneSampleRate) * 1000;
/** Numbers further apart than 10 s are another stream's. */
const sameStreamFrames = 500;
const [jitterSum, received, lost, numbered, gap] = [0, 1, 2, 3, 4];

export function createArrivalTimes(): ArrivalTimes {
  const recent = createRecentSums(5);
  const whole = { jitterSum: 0, received: 0, lost: 0, numbered: 0, gap: 0 };
  let lastMs: number | null = null;
  let lastSeq: number | null = null;
  let lastLengthMs = frameMs;
  let jitterMs = 0;

  const count = (gapMs: number, lostFrames: number, isNumbered: boolean, nowMs: number): void => {
    recent.add(jitterSum, jitterMs, nowMs);
    recent.add(received, 1, nowMs);
    recent.add(lost, lostFrames, nowMs);
    recent.top(gap, gapMs, nowMs);
    whole.jitterSum += jitterMs;
    whole.received += 1;
    whole.lost += lostFrames;
    whole.gap = Math.max(whole.gap, gapMs);
    if (!isNumbered) return;
    recent.add(numbered, 1, nowMs);
    whole.numbered += 1;
  };
  const percent = (lostFrames: number, numberedFrames: number): number | null => (numberedFrames === 0 ? null : (lostFrames / (lostFrames + numberedFrames)) * 100);

  return {
    arrived: (samples, seq, nowMs) => {
      const steps = seq === null || lastSeq === null ? null : seq - lastSeq;
      const follows = lastMs !== null && (steps === null || (steps > 0 && steps <= sameStreamFrames));
      const gapMs = lastMs === null || !follows ? 0 : nowMs - lastMs;
      if (follows) jitterMs += (Math.abs(gapMs - (steps === null ? lastLengthMs : steps * frameMs)) - jitterMs) / 16;
      count(gapMs, follows && steps !== null ? steps - 1 : 0, seq !== null, nowMs);
      lastMs = nowMs;
      lastSeq = seq;
      lastLengthMs = (samples / laneSampleRate) * 1000;
    },
    restart: () => {
      lastMs = null;
      lastSeq = null;
    },
    silentMs: (nowMs) => (lastMs === null ? null : nowMs - lastMs),
    recent: (nowMs) => {
      const frames = recent.sum(received, nowMs);
      const sinceLast = lastMs === null ? 0 : nowMs - lastMs;
      if (frames === 0 && sinceLast === 0) return null;
      return {
        jitterMs: frames === 0 ? jitterMs : recent.sum(jitterSum, nowMs) / frames, longestGapMs: Math.max(recent.highest(gap, nowMs), sinceLast),
        lostPercent: percent(recent.sum(lost, nowMs), recent.sum(numbered, nowMs)),
      };
    },
    whole: () => (whole.received === 0 ? null : { jitterMs: whole.jitterSum / whole.received, longestGapMs: whole.gap, lostPercent: percent(whole.lost, whole.numbered) }),
  };
}
