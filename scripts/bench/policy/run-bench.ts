import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { connect, settle } from '../../../src-main/adapters/store/connect.ts';
import { openStore } from '../../../src-main/adapters/store/open-store.ts';
import { silentLogger } from '../../realtime/silent-logger.ts';
import { timeApprovals, writesEach } from './time-approvals.ts';
import { timeDecide, type DecideTimes } from './time-decide.ts';
import { timeInserts } from './time-inserts.ts';

const rounds = 5;
const approvalsEach = 200;

const home = mkdtempSync(join(tmpdir(), 'consigliere-bench-'));
const key = randomBytes(32).toString('hex');
const opened = openStore({ path: join(home, 'consigliere.db'), key, keyIsNew: true, nowMs: Date.now, logger: silentLogger });
if (!opened.ok) throw new Error(opened.error.text);
const { store } = opened.value;
const plain = connect(join(home, 'plain.db'), key);
settle(plain);

const decided = timeDecide(12_000, 25, false);
const decidedFresh = timeDecide(12_000, 25, true);
await timeApprovals(store, 20); // both warm up
timeInserts(plain, 20 * writesEach);
const pairs: { approvalsMs: number; insertsMs: number }[] = [];
for (let round = 0; round < rounds; round += 1) pairs.push({ approvalsMs: await timeApprovals(store, approvalsEach), insertsMs: timeInserts(plain, approvalsEach * writesEach) });
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const approvalsPerSecond = (approvalsEach * 1000) / median(pairs.map((pair) => pair.approvalsMs));
const barePerSecond = (approvalsEach * 1000) / median(pairs.map((pair) => pair.insertsMs));
const ratio = median(pairs.map((pair) => pair.approvalsMs / pair.insertsMs));

const from = performance.now();
const chain = store.verifyAudit();
const verifyMs = performance.now() - from;
if (chain.brokenAt !== null) throw new Error(`The chain of this run breaks at row ${chain.brokenAt}`);
opened.value.close();
plain.close();
rmSync(home, { recursive: true, force: true });

const result = {
  bench: 'policy',
  rows: [
    { name: 'decide(), numbers as on a call', ...rounded(decided) },
    { name: 'decide(), every number a new one', ...rounded(decidedFresh) },
    { name: 'approvals, question to result', perSecond: round(approvalsPerSecond), msEach: round(1000 / approvalsPerSecond, 2), writesEach },
    { name: 'peer: as many plain inserts', perSecond: round(barePerSecond), msEach: round(1000 / barePerSecond, 2), writesEach },
    { name: 'approvals over the peer', ratio: round(ratio, 2) },
    { name: 'audit chain, verified', rows: chain.rows, rowsPerSecond: round((chain.rows * 1000) / verifyMs) },
  ],
  targets: [
    { name: 'decide() p99', value: round(decided.p99Us, 2), limit: 50, better: 'lower', unit: 'µs', ok: decided.p99Us <= 50 },
    { name: 'approvals through the audit chain', value: round(approvalsPerSecond), limit: 50, better: 'higher', unit: '/s', ok: approvalsPerSecond >= 50 },
  ],
};
if (!process.argv.includes('--json')) console.table(result.rows);
console.log(JSON.stringify(result));

function rounded({ p50Us, p99Us, p99MedianUs, ...counts }: DecideTimes) {
  return { ...counts, p50Us: round(p50Us, 2), p99Us: round(p99Us, 2), p99MedianUs: round(p99MedianUs, 2) };
}

function round(value: number, places = 0): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}
