import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFaultBench, type FaultBench } from '../fakes/faults/fault-bench.ts';
import { faultCall } from '../fakes/faults/fault-call.ts';
import type { Fault } from '../fakes/faults/fault.ts';
import { createFaultTable } from './fault-table.ts';
import { phases } from './phases.ts';

/** Whoever tries these again finds the service as it was: the call goes on. */
const passing: Readonly<Record<string, Fault>> = {
  'drop (TCP reset)': { kind: 'drop' },
  'half-open, both directions': { kind: 'half open', silent: 'both' },
  'half-open, nothing comes': { kind: 'half open', silent: 'to app' },
  'half-open, nothing goes': { kind: 'half open', silent: 'to service' },
  'stall of 3 s': { kind: 'stall', ms: 3_000 },
  '1 % of events late': { kind: 'slow', share: 0.01, mostMs: 800 },
  '5 % of events late': { kind: 'slow', share: 0.05, mostMs: 800 },
  'transcripts late and mixed': { kind: 'late transcripts' },
  'close 1000': { kind: 'close', code: 1000 },
  'close 1001 (session expired)': { kind: 'close', code: 1001, reason: 'session_expired', error: 'session_expired' },
  'close 1006': { kind: 'close', code: 1006 },
  'close 1011': { kind: 'close', code: 1011, reason: 'internal error' },
  'close 1013': { kind: 'close', code: 1013, reason: 'try again later' },
  'close 4000': { kind: 'close', code: 4000 },
};

/** These stay, and no patience helps: the call ends, and says why. */
const lasting: readonly (readonly [name: string, fault: Fault, words: RegExp])[] = [
  ['gone for good (503)', { kind: 'gone', status: 503 }, /did not come back|cannot be reached/],
  ['gone for good (reset)', { kind: 'gone', status: null }, /did not come back|cannot be reached/],
  ['key revoked (401)', { kind: 'gone', status: 401 }, /^OpenAI (refused|no longer accepts) the key/],
  ['beta shape refused, always (4000)', { kind: 'close', code: 4000, reason: 'invalid_request_error.beta_api_shape_disabled', error: 'beta_api_shape_disabled', always: true }, /outdated form of the Realtime service/],
];

const table = createFaultTable(Object.keys(phases));
const unexpected: string[] = [];
const note = (error: unknown): void => { unexpected.push(String(error)); };
let bench: FaultBench;
beforeAll(async () => {
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
  bench = await startFaultBench();
});
afterAll(async () => {
  table.write();
  await bench.stop();
  process.off('uncaughtException', note);
  process.off('unhandledRejection', note);
  expect(unexpected).toEqual([]);
  expect(bench.app.store.verifyAudit().brokenAt).toBeNull();
});

let seeds = 0;

describe.concurrent('a call whose connection suffers', () => {
  for (const [name, fault] of Object.entries(passing)) {
    for (const [phase, strikesOf] of Object.entries(phases)) {
      const seed = (seeds += 1);
      test(`${name} × ${phase}: it goes on to its natural end`, async () => {
        const report = await faultCall(bench, strikesOf(fault), seed, { mutes: phase === 'owner mutes' });
        table.put(name, phase, report.call.end?.reason.startsWith('hung_up') === true ? (report.backInMs === null ? 'survived (unharmed)' : `survived (reconnected in ${report.backInMs} ms)`) : `ended: ${report.call.end?.reason ?? ''}`);
        const about = `seed ${seed}\n${report.transcript.join('\n')}`;
        expect(report.strikes, about).toBe(strikesOf(fault).length);
        expect([...report.problems, ...report.atNaturalEnd], about).toEqual([]);
      });
    }
  }
  for (const [name, fault, words] of lasting) {
    for (const phase of ['connecting', 'assistant speaks', 'approval waits'] as const) {
      const seed = (seeds += 1);
      test(`${name} × ${phase}: it ends, and says why`, async () => {
        const report = await faultCall(bench, phases[phase]?.(fault) ?? [], seed);
        table.put(name, phase, `ended: ${report.call.end?.reason ?? ''}`);
        const about = `seed ${seed}\n${report.transcript.join('\n')}`;
        expect(report.problems, about).toEqual([]);
        expect(report.call.end, about).toMatchObject({ reason: 'failed_engine', text: expect.stringMatching(words) as string });
        expect(report.openCards, about).toBe(0);
      });
    }
  }
});
