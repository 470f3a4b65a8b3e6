import { expect, it } from 'vitest';
import { createScreenReports, type ScreenSound } from '../../../../../src-main/core/calls/screen-sound.ts';

const sound = (change: Partial<ScreenSound> = {}): ScreenSound => ({ underruns: 0, concealedMs: 0, bufferMs: 60, jitterMs: 4, longestGapMs: 40, ...change });

it('a report is forgotten after 5 s, its counts are kept', () => {
  const reports = createScreenReports();
  expect([reports.screen(0), reports.recent(0), reports.whole()]).toEqual([null, null, { screen: null, network: null }]);
  reports.report(7, sound({ underruns: 2 }), null, 1_000);
  expect(reports.screen(5_999)).toEqual(sound({ underruns: 2 }));
  expect([reports.screen(6_000), reports.recent(6_000)]).toEqual([null, null]);
  expect(reports.whole().screen).toEqual(sound({ underruns: 2 }));
});

it('counts go on over the streams of a call, times are of what is played now', () => {
  const reports = createScreenReports();
  reports.report(7, sound({ underruns: 2, concealedMs: 30, jitterMs: 50 }), null, 1_000);
  reports.report(8, sound({ underruns: 1, concealedMs: 5, longestGapMs: 90 }), null, 9_000);
  expect(reports.screen(9_000)).toEqual(sound({ underruns: 3, concealedMs: 35, longestGapMs: 90 }));
  // The first one again: its counts run from when it was opened.
  reports.report(7, sound({ underruns: 4, concealedMs: 30 }), null, 10_000);
  expect(reports.screen(10_000)).toEqual(sound({ underruns: 5, concealedMs: 35, longestGapMs: 90 }));
  expect(reports.whole().screen).toEqual(sound({ underruns: 5, concealedMs: 35, jitterMs: 50, longestGapMs: 90 }));
});

it('the grade goes by the last 10 s: what was bad before is over', () => {
  const reports = createScreenReports();
  for (let at = 0; at <= 10; at += 2) reports.report(7, sound({ underruns: at, concealedMs: at * 40 }), null, at * 1_000);
  expect(reports.recent(10_000)).toEqual({ jitterMs: 4, gaps: 10, concealedPercent: 4 });
  for (let at = 12; at <= 22; at += 2) reports.report(7, sound({ underruns: 10, concealedMs: 400 }), null, at * 1_000);
  expect(reports.recent(22_000)).toEqual({ jitterMs: 4, gaps: 0, concealedPercent: 0 });
});

it('counts that begin anew on a stream go on from where they were', () => {
  const reports = createScreenReports();
  reports.report(7, sound({ underruns: 3, concealedMs: 30 }), null, 0);
  reports.report(7, sound({ underruns: 1 }), null, 2_000);
  reports.report(7, sound({ underruns: 2, concealedMs: 10 }), null, 4_000);
  expect(reports.screen(4_000)).toMatchObject({ underruns: 5, concealedMs: 40 });
  expect(reports.recent(4_000)).toMatchObject({ gaps: 1, concealedPercent: 0.5 });
});

it('the network is forgotten like the rest, and figures below nothing are nothing', () => {
  const reports = createScreenReports();
  const network = { roundTripMs: 90, lostPercent: 0.5, mos: 4.3 };
  reports.report(null, sound({ bufferMs: -3 }), network, 0);
  expect([reports.network(4_999), reports.network(5_000), reports.whole().network]).toEqual([network, null, network]);
  expect(reports.screen(0)?.bufferMs).toBe(0);
});
