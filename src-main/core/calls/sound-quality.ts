import type { SoundQualityView } from '../../../src-shared/contract/views.ts';
import { createArrivalTimes, type ArrivalFigures } from './arrival-times.ts';
import { createEchoScore } from './echo-score.ts';
import { createRecentSums } from './recent-sums.ts';

export type TheirSound = SoundQualityView['them'];

/** What can be told of a call's sound by hearing it. Nothing is allocated by the frame. All times monotonic ms. */
export interface SoundQuality {
  /** 20 ms of theirs; `seq` numbers them where the line does. */
  them(samples: Int16Array, seq: number | null, nowMs: number): void;
  /** 20 ms as played to them. */
  played(samples: Int16Array, nowMs: number): void;
  /** What comes next does not follow what came before. */
  restart(): void;
  /** Time since their last sound; null where none is due. */
  silentMs(nowMs: number): number | null;
  /** Of the last 10 s; null before anything came. Reads the echo anew, so once a second is enough. */
  recent(nowMs: number): { readonly them: TheirSound; readonly echo: number | null } | null;
  /** The same of the whole call; the echo is the mean of what was read. */
  whole(): { readonly them: TheirSound; readonly echo: number | null } | null;
}

const fullScale = 32_768;
/** A frame below -55 dBFS is not of speech. */
const activeSquare = (fullScale * 10 ** (-55 / 20)) ** 2;
/** A little under µ-law's highest value, 32 124. */
const clipAt = 32_000;
/** One sample at the top is a loud voice, three in a row are cut off. */
const clipRun = 3;
const [squares, active, clipped] = [0, 1, 2];

export function createSoundQuality(): SoundQuality {
  const arrivals = createArrivalTimes();
  const echo = createEchoScore();
  const levels = createRecentSums(3);
  const whole = { squares: 0, active: 0, clipped: 0, echo: 0, echoes: 0 };
  /** Samples at the top in a row, with their sign. */
  let run = 0;

  const measure = (samples: Int16Array, nowMs: number): void => {
    let square = 0;
    let cut = 0;
    for (const sample of samples) {
      square += sample * sample;
      run = sample >= clipAt ? Math.max(0, run) + 1 : sample <= -clipAt ? Math.min(0, run) - 1 : 0;
      const length = Math.abs(run);
      if (length >= clipRun) cut += length === clipRun ? clipRun : 1;
    }
    if (square < activeSquare * samples.length) return;
    levels.add(squares, square, nowMs);
    levels.add(active, samples.length, nowMs);
    levels.add(clipped, cut, nowMs);
    whole.squares += square;
    whole.active += samples.length;
    whole.clipped += cut;
  };

  return {
    them: (samples, seq, nowMs) => {
      if (samples.length === 0) return;
      arrivals.arrived(samples.length, seq, nowMs);
      measure(samples, nowMs);
      echo.them(samples, nowMs);
    },
    played: (samples, nowMs) => { echo.played(samples, nowMs); },
    restart: arrivals.restart,
    silentMs: arrivals.silentMs,
    recent: (nowMs) => {
      const times = arrivals.recent(nowMs);
      if (times === null) return null;
      const score = echo.read();
      if (score !== null) {
        whole.echo += score;
        whole.echoes += 1;
      }
      return { them: figures(times, levels.sum(squares, nowMs), levels.sum(active, nowMs), levels.sum(clipped, nowMs)), echo: score };
    },
    whole: () => {
      const times = arrivals.whole();
      return times === null ? null : { them: figures(times, whole.squares, whole.active, whole.clipped), echo: whole.echoes === 0 ? null : whole.echo / whole.echoes };
    },
  };
}

function figures(times: ArrivalFigures, square: number, activeSamples: number, clippedSamples: number): TheirSound {
  const heard = activeSamples > 0;
  return { ...times, levelDb: heard ? 10 * Math.log10(square / activeSamples / fullScale ** 2) : null, clippedPercent: heard ? (clippedSamples / activeSamples) * 100 : null };
}
