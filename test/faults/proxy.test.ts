import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createPatientClock } from '../fakes/patient-clock.ts';
import type { Fault } from '../fakes/faults/fault.ts';
import { startFaultProxy, type Strike } from '../fakes/faults/fault-proxy.ts';
import { createSeededRandom } from '../fakes/faults/seeded-random.ts';

type Event = { readonly type: string; readonly n?: number; readonly item_id?: string };

/** A service that says these at once to whoever comes, and a client behind the proxy. */
async function through(says: readonly Event[], strikes: readonly Strike[], seed = 1) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => { for (const event of says) socket.send(JSON.stringify(event)); });
  await new Promise((resolve) => { server.once('listening', resolve); });
  const clock = createPatientClock(20);
  const proxy = await startFaultProxy(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`, { clock, random: createSeededRandom(seed), strikes });
  const client = new WebSocket(proxy.url);
  client.on('error', () => undefined);
  onTestFinished(async () => {
    client.terminate();
    await proxy.stop();
    clock.dispose();
    for (const socket of server.clients) socket.terminate();
    server.close();
  });
  const heard: Event[] = [];
  const closed = new Promise<{ code: number; reason: string }>((resolve) => { client.on('close', (code, reason) => { resolve({ code, reason: reason.toString() }); }); });
  const all = new Promise<readonly Event[]>((resolve) => {
    client.on('message', (data: Buffer) => {
      heard.push(JSON.parse(data.toString()) as Event);
      if (heard.length === says.length) resolve(heard);
    });
  });
  return { proxy, closed, all, heard, clock };
}
const first = (fault: Fault, strikes: Strike['strikes'] = 'with it'): Strike => ({ fault, when: () => true, strikes });
const numbers = Array.from({ length: 200 }, (_, n): Event => ({ type: 'note', n }));
const transcript = (item: string, n: number): Event => ({ type: 'conversation.item.input_audio_transcription.delta', item_id: item, n });

test.each([1, 2, 3])('what is late keeps its order, seed %d', async (seed) => {
  const { all, proxy } = await through(numbers, [first({ kind: 'slow', share: 0.05, mostMs: 800 })], seed);
  expect((await all).map((event) => event.n)).toEqual(numbers.map((event) => event.n));
  expect(new Set(proxy.passed.map((one) => one.atMs)).size, 'something was late').toBeGreaterThan(3);
});

test('a stall holds everything and loses nothing', async () => {
  const { all, proxy } = await through(numbers, [{ fault: { kind: 'stall', ms: 3_000 }, when: (passed) => passed.event['n'] === 100, strikes: 'with it' }]);
  expect((await all).map((event) => event.n)).toEqual(numbers.map((event) => event.n));
  expect((proxy.passed[100]?.atMs ?? 0) - (proxy.passed[99]?.atMs ?? 0)).toBeGreaterThanOrEqual(3_000);
});

test('transcripts come after the end of the response, mixed among items and in order within one', async () => {
  const { all } = await through([{ type: 'note' }, ...[1, 2, 3].flatMap((n) => [transcript('a', n), transcript('b', n)]), { type: 'note' }, { type: 'response.done' }], [first({ kind: 'late transcripts' })], 5);
  const events = await all;
  expect(events.slice(0, 3).map((event) => event.type)).toEqual(['note', 'note', 'response.done']);
  const of = (item: string): unknown[] => events.filter((event) => event.item_id === item).map((event) => event.n);
  expect([of('a'), of('b')]).toEqual([[1, 2, 3], [1, 2, 3]]);
  expect(events.slice(3).map((event) => event.item_id).join(''), 'mixed').not.toBe('ababab');
});

test.each([[1000, 1000], [1001, 1001], [1006, 1006], [1011, 1011], [1013, 1013], [4000, 4000]])('closes with %d', async (code, told) => {
  const { closed, heard } = await through(numbers, [{ fault: { kind: 'close', code, reason: code === 1006 ? '' : 'so it is' }, when: (passed) => passed.event['n'] === 5, strikes: 'with it' }]);
  expect(await closed).toEqual({ code: told, reason: code === 1006 ? '' : 'so it is' });
  expect(heard.length).toBeLessThanOrEqual(5);
});

test('a half-open link stays up and is silent, and a later link carries again', async () => {
  const { proxy, heard, clock } = await through(numbers, [{ fault: { kind: 'half open', silent: 'both' }, when: (passed) => passed.event['n'] === 5, strikes: 'with it' }]);
  await new Promise<void>((resolve) => { clock.after(2_000, resolve); });
  expect(heard.map((event) => event.n)).toEqual([0, 1, 2, 3, 4]);
  const next = new WebSocket(proxy.url);
  const got = await new Promise<Event>((resolve) => { next.on('message', (data: Buffer) => { resolve(JSON.parse(data.toString()) as Event); }); });
  next.terminate();
  expect(got.n).toBe(0);
  expect(proxy.links()).toBe(2);
});
