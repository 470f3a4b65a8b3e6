/** Places one side's sound on the call's clock. Positions are samples since the call was connected. */
export interface SideAligner {
  /** Sound that ended, at its source, about when it arrived. Copied. */
  take(samples: Int16Array, atMs: number): void;
  /** Gives its place to what arrived at least `holdMs` ago; `Infinity` to all. */
  settle(nowMs: number): void;
  /** Nothing has come for long: silence up to there. */
  absent(untilMs: number): void;
  readonly lastAtMs: number;
  /** Samples that have their place and were not read. */
  ready(): number;
  read(samples: number): Int16Array;
}

/** A frame may be this early or late before it is moved: sound is not cut for less. */
const toleranceMs = 30;
/** Between words it costs nothing. */
const quietToleranceMs = 10;
const quietPeak = 260;

/**
 * Frames arrive late, in bursts and, where a sound card has a clock of its own, a little too many or too few. Each waits for `holdMs`; only when
 * every frame of that time was late (or early) was it no jitter, and silence goes in (or samples go out) before them.
 */
export function createSideAligner(options: { readonly rate: number; readonly startMs: number; readonly holdMs: number }): SideAligner {
  const perMs = options.rate / 1000;
  const waiting: { readonly samples: Int16Array; readonly atMs: number }[] = [];
  const settled: Int16Array[] = [];
  /** Where the next sample is placed. */
  let place = Math.round(options.startMs * perMs);
  let readySamples = 0;
  let lastAtMs = options.startMs;

  const put = (samples: Int16Array): void => {
    if (samples.length === 0) return;
    settled.push(samples);
    readySamples += samples.length;
    place += samples.length;
  };
  /** How late the best and the worst of those that wait are, in samples, were they to follow without a gap. */
  const lag = (): { readonly least: number; readonly most: number } => {
    let [end, least, most] = [place, Infinity, -Infinity];
    for (const { samples, atMs } of waiting) {
      end += samples.length;
      const late = Math.round(atMs * perMs) - end;
      least = Math.min(least, late);
      most = Math.max(most, late);
    }
    return { least, most };
  };

  return {
    take: (samples, atMs) => {
      lastAtMs = atMs;
      waiting.push({ samples: samples.slice(), atMs });
    },
    settle: (nowMs) => {
      for (let first = waiting[0]; first !== undefined && first.atMs <= nowMs - options.holdMs; first = waiting[0]) {
        const tolerance = Math.round((isQuiet(first.samples) ? quietToleranceMs : toleranceMs) * perMs);
        const { least, most } = lag();
        if (least > tolerance) put(new Int16Array(least));
        waiting.shift();
        put(most < -tolerance ? first.samples.subarray(Math.min(first.samples.length, -most)) : first.samples);
      }
    },
    absent: (untilMs) => {
      if (waiting.length === 0) put(new Int16Array(Math.max(0, Math.round(untilMs * perMs) - place)));
    },
    get lastAtMs() { return lastAtMs; },
    ready: () => readySamples,
    read: (samples) => {
      const out = new Int16Array(samples);
      for (let at = 0; at < samples && settled.length > 0;) {
        const first = settled[0] ?? out;
        const part = first.subarray(0, samples - at);
        out.set(part, at);
        at += part.length;
        if (part.length === first.length) settled.shift();
        else settled[0] = first.subarray(part.length);
      }
      readySamples -= Math.min(samples, readySamples);
      return out;
    },
  };
}

function isQuiet(samples: Int16Array): boolean {
  return samples.every((sample) => Math.abs(sample) < quietPeak);
}
