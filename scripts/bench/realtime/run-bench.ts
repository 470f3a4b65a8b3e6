import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../../lib/root.mjs';
import { run } from '../../lib/run.mjs';
import { giveUp, say } from '../../lib/say.mjs';
import { clientNames, type ClientName } from './bench-client.ts';
import type { ClientReport, MemoryReport } from './client-report.ts';
import { startProgram, type Program } from '../start-program.ts';
import { summarise } from './summarise.ts';

const usage = 'Use: npm run bench:realtime [-- --json --sessions N --seconds N --rounds N --minutes N]';
const peerPackage = '@openai/agents-realtime';
const nodeFlags = ['--disable-warning=ExperimentalWarning'];

const { json, sessions, seconds, rounds, minutes } = readOptions();
const peer = `${peerPackage} ${(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> }).devDependencies[peerPackage] ?? ''}`;
const core = await coreToPin();
const pin = core === null ? [] : ['taskset', '-c', String(core)];
if (core === null) say('There is no taskset here: the clients use any core.');

say(`${rounds} rounds of ours and ${peer} in turn, ${sessions} sessions each, ${seconds} s measured.`);
const server = startProgram([process.execPath, ...nodeFlags, file('run-server.ts')]);
const port = /^listening: (\d+)$/.exec(await server.nextLine())?.[1] ?? giveUp('The server of the bench did not start.');
const [ours, theirs] = await Promise.all([startClient('ours'), startClient('sdk')]);
const reports: ClientReport[] = [];
for (let round = 0; round < rounds; round += 1) {
  for (const client of round % 2 === 0 ? [ours, theirs] : [theirs, ours]) {
    client.write(`${seconds}\n`);
    reports.push(JSON.parse(await client.nextLine()) as ClientReport);
  }
  say(`Round ${round + 1} of ${rounds}`);
}
for (const program of [ours, theirs, server]) program.end();

say(`A call of ${minutes} minutes as fast as it goes, each.`);
const memory = await Promise.all(clientNames.map(measureMemory));

const { rows, targets } = summarise(reports, memory);
const keptBack = reports.reduce((sum, report) => sum + report.keptBack, 0);
if (!json) console.table(Object.fromEntries(rows.map(({ name, unit, ours, peer: theirs, ratio }) => [name, { unit, ours, [peer]: theirs, ratio }])));
const result = { bench: 'realtime', peer, sessions, seconds, rounds, minutes, oneCore: core !== null, framesKeptBack: keptBack, rows, targets };
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));

async function startClient(client: ClientName): Promise<Program> {
  const program = startProgram([...pin, process.execPath, ...nodeFlags, file('run-client.ts'), client, `ws://127.0.0.1:${port}/v1/realtime`, String(sessions)]);
  await program.nextLine();
  return program;
}

async function measureMemory(client: ClientName): Promise<MemoryReport> {
  const program = startProgram([process.execPath, ...nodeFlags, '--expose-gc', file('run-memory.ts'), client, String(minutes)]);
  return JSON.parse(await program.nextLine()) as MemoryReport;
}

/** The last core that this process may use; null where there is no taskset. */
async function coreToPin(): Promise<number | null> {
  for (let number = availableParallelism() - 1; number >= 0; number -= 1) {
    if ((await run('taskset', ['-c', String(number), process.execPath, '-e', ''], { quiet: true })).code === 0) return number;
  }
  return null;
}

function file(name: string): string {
  return join(import.meta.dirname, name);
}

function readOptions(): { readonly json: boolean; readonly sessions: number; readonly seconds: number; readonly rounds: number; readonly minutes: number } {
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ options: { json: { type: 'boolean' }, sessions: text, seconds: text, rounds: text, minutes: text } });
    const whole = (name: 'sessions' | 'seconds' | 'rounds' | 'minutes', standard: number, least: number, most: number): number => {
      const value = Number(values[name] ?? standard);
      return Number.isInteger(value) && value >= least && value <= most ? value : giveUp(`--${name} takes a whole number, ${least} to ${most}.\n${usage}`);
    };
    return { json: values.json ?? false, sessions: whole('sessions', 20, 1, 200), seconds: whole('seconds', 4, 1, 600), rounds: whole('rounds', 10, 1, 100), minutes: whole('minutes', 60, 6, 600) };
  } catch (error) {
    return giveUp(`${error instanceof Error ? error.message : 'The options could not be read.'}\n${usage}`);
  }
}
