import { describe, expect, it } from 'vitest';
import { gradeSound, type SoundFacts } from '../../../../../src-main/core/calls/grade-sound.ts';

type Change = { [K in keyof SoundFacts]?: SoundFacts[K] extends number | null ? number : Partial<NonNullable<SoundFacts[K]>> };
const facts = (change: Change): SoundFacts => ({
  silentMs: change.silentMs ?? 20, them: { jitterMs: 2, longestGapMs: 40, lostPercent: 0, ...change.them },
  screen: change.screen === undefined ? null : { jitterMs: 0, gaps: 0, concealedPercent: 0, ...change.screen },
  network: change.network === undefined ? null : { roundTripMs: 80, lostPercent: 0, mos: 4.4, ...change.network },
});

describe('the grade of the sound', () => {
  it.each<[Change, string]>([
    [{}, 'good'],
    [{ them: { lostPercent: 0.9 } }, 'good'], [{ them: { lostPercent: 1 } }, 'fair'], [{ them: { lostPercent: 3 } }, 'fair'], [{ them: { lostPercent: 3.1 } }, 'weak'], [{ them: { lostPercent: 8 } }, 'weak'], [{ them: { lostPercent: 8.1 } }, 'poor'],
    [{ them: { jitterMs: 29 } }, 'good'], [{ them: { jitterMs: 30 } }, 'fair'], [{ them: { jitterMs: 60 } }, 'fair'], [{ them: { jitterMs: 61 } }, 'weak'], [{ them: { jitterMs: 121 } }, 'poor'],
    [{ them: { longestGapMs: 399 } }, 'good'], [{ them: { longestGapMs: 400 } }, 'fair'], [{ them: { longestGapMs: 1_001 } }, 'weak'], [{ them: { longestGapMs: 2_001 } }, 'poor'],
    [{ silentMs: 999 }, 'good'], [{ silentMs: 1_000 }, 'lost'],
    [{ network: {} }, 'good'], [{ network: { mos: 4.03 } }, 'fair'], [{ network: { mos: 3.6 } }, 'fair'], [{ network: { mos: 3.59 } }, 'weak'], [{ network: { mos: 3.09 } }, 'poor'],
    [{ network: { roundTripMs: 250 } }, 'fair'], [{ network: { roundTripMs: 401 } }, 'weak'], [{ network: { roundTripMs: 801 } }, 'poor'], [{ network: { lostPercent: 4 } }, 'weak'],
    [{ screen: {} }, 'good'], [{ screen: { gaps: 1 } }, 'fair'], [{ screen: { gaps: 3 } }, 'weak'], [{ screen: { gaps: 7 } }, 'poor'], [{ screen: { concealedPercent: 3.1 } }, 'weak'], [{ screen: { jitterMs: 121 } }, 'poor'],
  ])('%j is %s', (change, grade) => { expect(gradeSound(facts(change)).grade).toBe(grade); });

  it('names whose sound is the worse', () => {
    expect(gradeSound(facts({ screen: { gaps: 7 }, them: { lostPercent: 4 } }))).toEqual({ grade: 'poor', fault: 'screen' });
    expect(gradeSound(facts({ screen: { gaps: 3 }, them: { lostPercent: 9 } }))).toEqual({ grade: 'poor', fault: 'them' });
    expect(gradeSound(facts({ screen: { gaps: 3 }, them: { lostPercent: 4 } }))).toEqual({ grade: 'weak', fault: 'them' });
  });
  it('what was not measured says nothing', () => {
    expect(gradeSound({ silentMs: null, them: { jitterMs: null, longestGapMs: null, lostPercent: null }, screen: null, network: null }).grade).toBe('good');
  });
});
