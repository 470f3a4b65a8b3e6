import type { Clock } from '../ports/clock.ts';
import type { NoticeView, SoundQualityView } from '../../../src-shared/contract/views.ts';
import type { SoundTap } from './sound-tap.ts';
import { callNotice, callNoticeId } from './call-notice.ts';
import { createScreenReports, type NetworkSound, type ScreenSound } from './screen-sound.ts';
import { createSoundQuality } from './sound-quality.ts';
import { gradeSound, type Graded } from './grade-sound.ts';
import { soundGrades, type SoundGrade } from '../../../src-shared/domain/sound-quality.ts';

export interface CallSoundDeps {
  readonly clock: Clock;
  readonly callId: string;
  /** "Them" is the owner at his microphone. */
  readonly ownMicrophone: boolean;
  /** Sound should come now: the call is connected and not on hold. */
  readonly due: () => boolean;
  readonly raise: (notice: NoticeView) => void;
  readonly clear: (noticeId: string) => void;
}

/** How the sound of a call goes, as its view shows it. */
export interface CallSound extends SoundTap {
  /** As of the last tick; null until there is something to go by. After `stop`: of the whole call. */
  readonly view: SoundQualityView | null;
  /** Of the call so far, for the record. */
  whole(): SoundQualityView | null;
  /** Once a second while the call is connected. */
  tick(): void;
  /** The call went on hold, or came off it: what comes next does not follow what came before. */
  restart(): void;
  /** A screen's report, already known to be of this call. */
  report(streamId: number | null, screen: ScreenSound | null, network: NetworkSound | null): void;
}

/** Bad sound is told after this; shorter, it would be gone before it is read. */
const tellAfterMs = 5_000;
/** A grade that the sound was at, or below, for this share of the call is the call's. */
const wholeShare = 0.1;

export function createCallSound({ clock, callId, ownMicrophone, due, raise, clear }: CallSoundDeps): CallSound {
  const quality = createSoundQuality();
  const screens = createScreenReports();
  const seconds: Record<SoundGrade, number> = { good: 0, fair: 0, weak: 0, poor: 0, lost: 0 };
  let view: SoundQualityView | null = null;
  let badSinceMs: number | null = null;
  /** What the owner was told, so that he is told once. */
  let told: string | null = null;

  const better = (): void => {
    badSinceMs = null;
    if (told !== null) clear(callNoticeId(callId, 'sound'));
    told = null;
  };
  const warn = ({ grade, fault }: Graded, nowMs: number): void => {
    if (grade !== 'poor' && grade !== 'lost') return better();
    badSinceMs ??= nowMs;
    const what = fault === 'screen' ? 'screen' : grade;
    if (nowMs - badSinceMs < tellAfterMs || told === what) return;
    told = what;
    raise(callNotice(callId, { type: 'sound', what, ownMicrophone }));
  };
  const wholeGrade = (): SoundGrade => {
    const all = soundGrades.reduce((sum, grade) => sum + seconds[grade], 0);
    let atOrBelow = 0;
    return soundGrades.toReversed().find((grade) => (atOrBelow += seconds[grade]) > all * wholeShare) ?? 'good';
  };
  const whole = (): SoundQualityView | null => {
    const heard = quality.whole();
    const { screen, network } = screens.whole();
    return heard === null && screen === null && network === null ? null : { grade: wholeGrade(), them: heard?.them ?? unmeasured, screen, echo: heard?.echo ?? null, network };
  };

  return {
    get view() { return view; },
    whole,
    them: (samples, seq) => { quality.them(samples, seq ?? null, clock.monoMs()); },
    played: (samples) => { quality.played(samples, clock.monoMs()); },
    restart: quality.restart,
    report: (streamId, screen, network) => { screens.report(streamId, screen, network, clock.monoMs()); },
    tick: () => {
      if (!due()) return better();
      const nowMs = clock.monoMs();
      const heard = quality.recent(nowMs);
      const screen = screens.screen(nowMs);
      const network = screens.network(nowMs);
      if (heard === null && screen === null && network === null) {
        view = null;
        return;
      }
      const them = heard?.them ?? unmeasured;
      const graded = gradeSound({ silentMs: quality.silentMs(nowMs), them, screen: screens.recent(nowMs), network });
      view = { grade: graded.grade, them, screen, echo: heard?.echo ?? null, network };
      seconds[graded.grade] += 1;
      warn(graded, nowMs);
    },
    stop: () => {
      better();
      view = whole();
    },
  };
}

const unmeasured: SoundQualityView['them'] = { jitterMs: null, longestGapMs: null, lostPercent: null, levelDb: null, clippedPercent: null };
