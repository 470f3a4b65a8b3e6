import { setImmediate as breathe } from 'node:timers/promises';
import type { Sockets } from '../../../src-main/core/ports/sockets.ts';
import { createFakeClock } from '../../../test/fakes/fake-clock.ts';
import { clientNames, type BenchClient } from './bench-client.ts';
import type { MemoryReport } from './client-report.ts';
import { openOurClient } from './open-our-client.ts';
import { createPacedLine } from './paced-line.ts';
import { createServiceScript, frameMs, type ServiceScript } from './service-script.ts';

/*
 * One client through a whole call as fast as it goes: the service's script sits in the same process, and the clock is driven by the
 * frames. Needs --expose-gc. Arguments: client, minutes. Prints one JSON line, a MemoryReport.
 */
const earlyMinutes = 5;
/** A turn every ten seconds; every fourth answer is cut by the next turn, before every eighth the assistant calls a tool. */
const conversation = { turnMs: 10_000, speechMs: 2_500, answersMs: [5_500, 6_000, 5_000, 9_000], callEvery: 8 };

const client = clientNames.find((name) => name === process.argv[2]);
const minutes = Number(process.argv[3]);
const { gc } = globalThis;
if (client === undefined || !(minutes > earlyMinutes) || gc === undefined) throw new Error('Use: node --expose-gc run-memory.ts ours|sdk MINUTES');

const startedMs = performance.now();
const clock = createFakeClock();
const fromService: string[] = [];
const line = createPacedLine(() => clock.monoMs(), { onPlay: () => undefined, onClear: () => undefined });
let deliver: (text: string) => void = () => undefined;
let script: ServiceScript | null = null;
const toService = (text: string): void => script?.receive(text);
const connect = (): void => {
  script = createServiceScript(conversation, (text) => fromService.push(text));
};

const call = await (client === 'ours' ? openOurs() : openSdks());
const earlyBytes = await talk(earlyMinutes);
const lateBytes = await talk(minutes - earlyMinutes);
const report: MemoryReport = { client, callMinutes: minutes, earlyBytes, lateBytes, tookMs: Math.round(performance.now() - startedMs) };
process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));

/** So many minutes of the call; what is held after them. */
async function talk(callMinutes: number): Promise<number> {
  for (let left = (callMinutes * 60_000) / frameMs; left > 0; left -= 1) {
    clock.advance(frameMs);
    call.sendAudio(new Int16Array(frameMs * 24).fill(left));
    await deliverAll();
  }
  for (let n = 0; n < 3; n += 1) {
    gc?.();
    await breathe();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function deliverAll(): Promise<void> {
  for (let text = fromService.shift(); text !== undefined; text = fromService.shift()) deliver(text);
  await breathe();
}

async function openOurs(): Promise<BenchClient> {
  const sockets: Sockets = {
    open(_url, _headers, events) {
      deliver = (text) => events.onText(text);
      setImmediate(() => {
        connect();
        events.onOpen();
      });
      return { send: toService, close: () => undefined, bufferedBytes: () => 0, rttMs: () => null };
    },
  };
  const opening = openOurClient({ sockets, clock }, 'wss://bench.invalid/v1/realtime', line);
  return deliverUntil(opening);
}

/** The SDK takes a socket of one's own, and the time from `Date`. */
async function openSdks(): Promise<BenchClient> {
  const { openSdkClient } = await import('./open-sdk-client.ts');
  const atStartMs = Date.now();
  Date.now = () => atStartMs + clock.monoMs();
  const socket = Object.assign(new EventTarget(), { send: toService, close: () => undefined });
  deliver = (text) => socket.dispatchEvent(new MessageEvent('message', { data: text }));
  const createWebSocket = (): Promise<WebSocket> => {
    setImmediate(() => {
      connect();
      socket.dispatchEvent(new Event('open'));
    });
    return Promise.resolve(socket as unknown as WebSocket);
  };
  return deliverUntil(openSdkClient({ url: 'wss://bench.invalid/v1/realtime', createWebSocket: createWebSocket as never }, line));
}

async function deliverUntil(opening: Promise<BenchClient>): Promise<BenchClient> {
  const delivering = setInterval(() => void deliverAll(), 1);
  const opened = await opening;
  clearInterval(delivering);
  return opened;
}
