import { soundGrades, type SoundGrade } from '../../../src-shared/domain/sound-quality.ts';

/** Of the last 10 s. Null: not measured on this line. */
export interface SoundFacts {
  /** Time since the last sound of theirs, where some should come. */
  readonly silentMs: number | null;
  readonly them: { readonly jitterMs: number | null; readonly longestGapMs: number | null; readonly lostPercent: number | null };
  /** `gaps` were heard; `concealedPercent` of the time was filled in. */
  readonly screen: { readonly jitterMs: number; readonly gaps: number; readonly concealedPercent: number } | null;
  readonly network: { readonly roundTripMs: number; readonly lostPercent: number; readonly mos: number } | null;
}

/** Which sound is the worse: theirs as it comes here, or what the owner's screen plays. */
export type SoundFault = 'them' | 'screen';

export interface Graded { readonly grade: SoundGrade; readonly fault: SoundFault }

/** Fair from the first on, weak above the second, poor above the third. */
type Limits = readonly [fair: number, weak: number, poor: number];

const lostPercentLimits: Limits = [1, 3, 8];
const jitterMsLimits: Limits = [30, 60, 120];
const gapMsLimits: Limits = [400, 1_000, 2_000];
/** Gaps heard in 10 s. */
const gapLimits: Limits = [1, 2, 6];
const roundTripMsLimits: Limits = [250, 400, 800];
/** The other way round, as a low figure is the bad one: 4.03, 3.60 and 3.10 part the classes of G.109. */
const negativeMosLimits: Limits = [-4.03, -3.6, -3.1];
/** No sound for so long is no gap any more. */
const lostAfterMs = 1_000;

/** How well the sound gets through, in a word. How loud it is, and its echo, are another matter: they have figures of their own. */
export function gradeSound({ silentMs, them, screen, network }: SoundFacts): Graded {
  const theirs = Math.max(
    silentMs !== null && silentMs >= lostAfterMs ? 4 : 0,
    over(them.jitterMs ?? 0, jitterMsLimits), over(them.longestGapMs ?? 0, gapMsLimits), over(them.lostPercent ?? 0, lostPercentLimits),
    network === null ? 0 : Math.max(over(network.roundTripMs, roundTripMsLimits), over(network.lostPercent, lostPercentLimits), over(-network.mos, negativeMosLimits)),
  );
  const here = screen === null ? 0 : Math.max(over(screen.jitterMs, jitterMsLimits), over(screen.gaps, gapLimits), over(screen.concealedPercent, lostPercentLimits));
  return { grade: soundGrades[Math.max(theirs, here)] ?? 'lost', fault: here > theirs ? 'screen' : 'them' };
}

/** Steps down from good. */
function over(value: number, [fair, weak, poor]: Limits): number {
  if (value > poor) return 3;
  if (value > weak) return 2;
  return value >= fair ? 1 : 0;
}
