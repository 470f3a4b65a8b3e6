import type { ClientName } from './bench-client.ts';
import type { ClientReport, MemoryReport } from './client-report.ts';
import { percentile } from '../percentile.ts';
import { frameMs } from './service-script.ts';

/** One figure of both; null where it was not measured. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly ours: number | null;
  readonly peer: number | null;
  /** ours / peer; of CPU the median of the rounds' ratios, since the two of a round are measured one after the other and a busy machine falls on both. */
  readonly ratio: number | null;
}

export interface Target {
  readonly name: string;
  readonly value: number | null;
  readonly limit: number;
  readonly better: 'lower';
  readonly unit: string;
  readonly ok: boolean;
}

const framesPerCallMinute = 60_000 / frameMs;
const megabyte = 1024 * 1024;

/** CPU: the median of the rounds. Latencies: percentiles over the samples of all rounds. */
export function summarise(reports: readonly ClientReport[], memory: readonly MemoryReport[]): { readonly rows: readonly Row[]; readonly targets: readonly Target[] } {
  const row = (name: string, unit: string, digits: number, figure: (client: ClientName) => number | null): Row => {
    const [ours, peer] = [figure('ours'), figure('sdk')];
    return { name, unit, ours: round(ours, digits), peer: round(peer, digits), ratio: ours === null || peer === null || peer <= 0 ? null : round(ours / peer, 2) };
  };
  const cpu = (name: string, ms: (report: ClientReport) => number): Row => {
    const ofRounds = (client: ClientName): readonly number[] => reports.filter((report) => report.client === client).map((report) => (ms(report) * framesPerCallMinute) / report.frames);
    const [ours, peers] = [ofRounds('ours'), ofRounds('sdk')];
    const ratios = ours.flatMap((value, round) => (peers[round] === undefined || peers[round] <= 0 ? [] : [value / peers[round]]));
    return { name, unit: 'ms', ours: round(median(ours), 1), peer: round(median(peers), 1), ratio: round(median(ratios), 2) };
  };
  const latency = (name: string, share: number, samplesUs: (report: ClientReport) => readonly number[]): Row => row(`${name}, p${share * 100}`, 'ms', 3, (client) => {
    const us = percentile(reports.filter((report) => report.client === client).flatMap(samplesUs), share);
    return us === null ? null : us / 1000;
  });
  const held = (name: string, bytes: (report: MemoryReport) => number): Row => row(name, 'MB', 2, (client) => {
    const report = memory.find((one) => one.client === client);
    return report === undefined ? null : bytes(report) / megabyte;
  });

  const total = cpu('CPU per call-minute', (report) => report.userMs + report.systemMs);
  const append = [0.5, 0.99].map((share) => latency('append in → socket out', share, (report) => report.appendOutUs));
  const delta = [0.5, 0.99].map((share) => latency('delta in → line out', share, (report) => report.deltaOutUs));
  const clear = [0.5, 0.99].map((share) => latency('speech_started → clear', share, (report) => report.clearUs));
  const growth = held('memory growth over the call', (report) => report.lateBytes - report.earlyBytes);
  return {
    rows: [total, cpu('of it in the kernel', (report) => report.systemMs), cpu('not in it: the process without sessions', (report) => report.idleMs), ...append, ...delta, ...clear, held('memory after 5 minutes', (report) => report.earlyBytes), growth],
    targets: [
      target('CPU per call-minute, ours ÷ the SDK’s', total.ratio, 0.7, '×'),
      ...[append[1], delta[1]].map((one) => target(one?.name ?? '', one?.ours ?? null, 5, 'ms')),
      target(clear[1]?.name ?? '', clear[1]?.ours ?? null, 10, 'ms'),
      target(growth.name, growth.ours, 10, 'MB'),
    ],
  };
}

/** What was not measured is not reached. */
function target(name: string, value: number | null, limit: number, unit: string): Target {
  return { name, value, limit, better: 'lower', unit, ok: value !== null && value <= limit };
}

function median(values: readonly number[]): number | null {
  const [low, high] = [percentile(values, 0.5), percentile(values.map((value) => -value), 0.5)];
  return low === null || high === null ? null : (low - high) / 2;
}

function round(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}
