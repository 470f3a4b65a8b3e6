import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { createSystemClock } from '../../../src-main/adapters/clock.ts';
import { createWsSockets } from '../../../src-main/adapters/ws-sockets.ts';
import { clientNames, type BenchClient } from './bench-client.ts';
import type { ClientReport } from './client-report.ts';
import { openOurClient } from './open-our-client.ts';
import { createPacedLine } from './paced-line.ts';
import { frameMs, shortTurns } from './service-script.ts';
import { watchSockets } from './watch-sockets.ts';

/*
 * One client process: measures its own ticking with no session (what the bench costs), opens N sessions, holds one turn with each, prints
 * `ready` and falls silent. For each line on standard input, a number of seconds, it talks so long and prints what it measured, one JSON
 * line, a ClientReport; so the other client can be measured in between. Ends with its input. Arguments: client, url, sessions.
 */
const idleMs = 4_000;
/** After a silence, before measuring. */
const settleMs = 1_000;
/** The frames of N calls do not fall due together: a half of them every 10 ms. */
const groups = 2;

interface Used {
  readonly userMs: number;
  readonly systemMs: number;
  readonly tookMs: number;
}

const client = clientNames.find((name) => name === process.argv[2]);
const url = process.argv[3] ?? '';
const sessions = Number(process.argv[4]);
if (client === undefined || !(sessions > 0)) throw new Error('Use: run-client.ts ours|sdk URL SESSIONS');

const clock = createSystemClock();
const watch = watchSockets();
const deltaOutUs: number[] = [];
const clearUs: number[] = [];
const sinceMessage = (into: number[]) => (): void => void into.push(Math.round((performance.now() - watch.messageAtMs()) * 1000));
const onPlay = sinceMessage(deltaOutUs);
const onClear = sinceMessage(clearUs);

const calls: BenchClient[] = [];
const frames = Array.from({ length: 50 }, (_, n) => Int16Array.from({ length: frameMs * 24 }, (_, at) => Math.round(7_000 * Math.sin((n * 480 + at) / 11))));
let ticks = 0;
let sent = 0;
let talking = true;
clock.every(frameMs / groups, () => {
  ticks += 1;
  const frame = frames[ticks % frames.length];
  if (frame === undefined || !talking) return;
  for (let n = ticks % groups; n < calls.length; n += groups) {
    const call = calls[n];
    if (call === undefined) continue;
    sent += 1;
    watch.append(() => call.sendAudio(frame));
  }
});

await wait(1_000);
const countIdle = countUsed();
await wait(idleMs);
const idle = countIdle();
const open = client === 'ours' ? openOurs : await openSdks();
const opened: BenchClient[] = [];
for (let n = 0; n < sessions; n += 1) opened.push(await open());
// Their turns are spread over the turn's length, as those of calls that have nothing to do with each other.
for (const one of opened) {
  calls.push(one);
  await wait(shortTurns.turnMs / sessions);
}
rest();
process.stdout.write('ready\n');

for await (const line of createInterface({ input: process.stdin })) {
  for (const call of calls) call.hold(false);
  talking = true;
  await wait(settleMs);
  for (const samples of [watch.appendOutUs, deltaOutUs, clearUs]) samples.length = 0;
  sent = 0;
  const keptBefore = watch.keptBack();
  const countTalking = countUsed();
  await wait(Number(line) * 1000);
  const used = countTalking();
  rest();
  const share = used.tookMs / idle.tookMs;
  const report: ClientReport = {
    client, frames: sent,
    userMs: used.userMs - idle.userMs * share,
    systemMs: used.systemMs - idle.systemMs * share,
    idleMs: (idle.userMs + idle.systemMs) * share,
    appendOutUs: watch.appendOutUs, deltaOutUs, clearUs, keptBack: watch.keptBack() - keptBefore,
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
}
process.exit(0);

function rest(): void {
  talking = false;
  for (const call of calls) call.hold(true);
}

function countUsed(): () => Used {
  const from = process.cpuUsage();
  const fromMs = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(from);
    return { userMs: user / 1000, systemMs: system / 1000, tookMs: performance.now() - fromMs };
  };
}

function openOurs(): Promise<BenchClient> {
  return openOurClient({ sockets: createWsSockets(), clock }, url, createPacedLine(() => clock.monoMs(), { onPlay, onClear }));
}

/** The SDK is loaded only where it is measured. */
async function openSdks(): Promise<() => Promise<BenchClient>> {
  const { openSdkClient } = await import('./open-sdk-client.ts');
  return () => openSdkClient({ url }, createPacedLine(() => clock.monoMs(), { onPlay, onClear }));
}
