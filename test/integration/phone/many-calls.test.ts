import { afterEach, expect, it } from 'vitest';
import { coreOnPhone, phoneBrief, type CoreOnPhone } from '../../fakes/twilio/core-on-phone.ts';
import { sounds, speech } from '../../fakes/twilio/leg-bench.ts';

let app: CoreOnPhone;
afterEach(async () => { await app.stop(); });

const calls = 50;
const saidMs = 2_000;

it('fifty calls at once: every byte in and out is the right one, in its own call', async () => {
  app = await coreOnPhone({ factor: 1, settings: { guards: { countries: [], caps: { usdPerDay: 20, minutesPerDay: 240, callsAtOnce: 60, attemptsPerDay: 60 } } } });
  const { twilio, taps } = app;
  for (let n = 0; n < calls; n += 1) {
    expect(await app.console('call.place', { to: `+1415200${String(7_100 + n)}`, name: null, line: 'media_stream', brief: phoneBrief, lift: ['quiet_hours'] })).toMatchObject({ ok: true });
  }
  await app.eventually('all are connected', () => twilio.calls.length === calls && app.state().calls.every((call) => call.phase === 'connected'), 30_000);
  const heardOf = (n: number): Buffer => Buffer.concat(taps[n]!.deltas.map((delta) => delta.bytes));
  const phoneOf = (n: number) => twilio.calls.find((call) => call.to === `+1415200${String(7_100 + n)}`)!.peer!;
  const all = Array.from({ length: calls }, (_, n) => n);

  // Nobody says hello: each assistant introduces itself, and each phone hears its own.
  await app.eventually('all have spoken to the end', () => all.every((n) => taps[n]!.events.some(({ event }) => event['type'] === 'response.done') && phoneOf(n).playedBytes() === heardOf(n).length), 30_000);
  for (const n of all) expect([n, phoneOf(n).takenBytes() / heardOf(n).length, Buffer.from(sounds(phoneOf(n).heard())).equals(Buffer.from(sounds(heardOf(n))))]).toEqual([n, 1, true]);

  // Then each phone says something of its own.
  const before = all.map((n) => sounds(Buffer.concat(taps[n]!.appended)).length);
  for (const n of all) phoneOf(n).say(speech(saidMs, n + 1));
  await app.eventually('all was heard', () => all.every((n) => sounds(Buffer.concat(taps[n]!.appended)).length - before[n]! >= saidMs * 8), 30_000);
  for (const n of all) expect([n, Buffer.from(sounds(Buffer.concat(taps[n]!.appended)).subarray(before[n]!)).equals(Buffer.from(speech(saidMs, n + 1)))]).toEqual([n, true]);

  for (const call of twilio.calls) void twilio.hangUp(call);
  await app.eventually('all are over', () => app.state().calls.every((call) => call.phase === 'ended') && taps.every((tap) => tap.closed), 30_000);
  expect(new Set(app.state().calls.map((call) => call.end?.reason))).toEqual(new Set(['hung_up_by_them']));
  expect(twilio.calls.flatMap((call) => call.peer?.errors ?? [])).toEqual([]);
});
