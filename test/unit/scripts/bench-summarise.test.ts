import { expect, test } from 'vitest';
import type { ClientReport, MemoryReport } from '../../../scripts/bench/realtime/client-report.ts';
import { summarise } from '../../../scripts/bench/realtime/summarise.ts';

const report = (client: ClientReport['client'], userMs: number, more: Partial<ClientReport> = {}): ClientReport => ({
  client, frames: 6_000, userMs, systemMs: 100, idleMs: 10, appendOutUs: [20, 40], deltaOutUs: [30], clearUs: [90], keptBack: 0, ...more,
});
const memory = (client: MemoryReport['client'], growthMb: number): MemoryReport => ({ client, callMinutes: 60, earlyBytes: 20 * 1024 ** 2, lateBytes: (20 + growthMb) * 1024 ** 2, tookMs: 1 });
const rounds = [report('ours', 200), report('sdk', 400), report('sdk', 500), report('ours', 300), report('ours', 1_000), report('sdk', 900)];

test('CPU is a call-minute’s, the median of the rounds; its ratio is the median of the rounds’ ratios', () => {
  // 6,000 frames of 20 ms are 2 call-minutes. The rounds' ratios are 300/500, 400/600 and 1,100/1,000.
  expect(summarise(rounds, []).rows[0]).toEqual({ name: 'CPU per call-minute', unit: 'ms', ours: 200, peer: 300, ratio: 0.67 });
  const two = summarise([report('ours', 200), report('ours', 400), report('sdk', 100), report('sdk', 1_900)], []);
  expect(two.rows[0]).toMatchObject({ ours: 200, peer: 550, ratio: 0.88 });
});

test('latencies are percentiles over the samples of all rounds, in ms', () => {
  const { rows } = summarise([report('ours', 1, { appendOutUs: [10, 20] }), report('ours', 1, { appendOutUs: [30, 4_000] })], []);
  expect(rows.filter((row) => row.name.startsWith('append'))).toMatchObject([{ ours: 0.02, peer: null, ratio: null }, { ours: 4 }]);
});

test('five targets; each is reached up to its limit', () => {
  const { targets } = summarise(rounds, [memory('ours', 2), memory('sdk', 4)]);
  expect(targets.map(({ value, limit, unit, ok }) => [value, limit, unit, ok])).toEqual([[0.67, 0.7, '×', true], [0.04, 5, 'ms', true], [0.03, 5, 'ms', true], [0.09, 10, 'ms', true], [2, 10, 'MB', true]]);
  const slow = summarise([report('ours', 900, { appendOutUs: [5_001], deltaOutUs: [5_000], clearUs: [10_001] }), report('sdk', 900)], [memory('ours', 11)]);
  expect(slow.targets.map((one) => one.ok)).toEqual([false, false, true, false, false]);
});

test('what was not measured is null and not reached', () => {
  const { rows, targets } = summarise([], []);
  expect(rows.every((row) => row.ours === null && row.peer === null && row.ratio === null)).toBe(true);
  expect(targets.every((one) => one.value === null && !one.ok)).toBe(true);
});
