import { afterEach, expect, it } from 'vitest';
import { coreOnPhone, phoneBrief, type CoreOnPhone } from '../../fakes/twilio/core-on-phone.ts';
import { createFakeSessions } from '../../fakes/fake-session.ts';
import { sounds, speech } from '../../fakes/twilio/leg-bench.ts';

let app: CoreOnPhone;
afterEach(async () => { await app.stop(); });

const calls = 50;
const spokenMs = 1_500;
const all = Array.from({ length: calls }, (_, n) => n);
const numberOf = (n: number): string => `+1415200${String(7_100 + n)}`;

// Sessions are driven here: fifty of the practice engine, which checks every event against the published schema, are more work than fifty calls.
it('fifty calls at once: every byte in and out is the right one, in its own call', async () => {
  const { sessions, create } = createFakeSessions();
  const fromPhones: Uint8Array[][] = [];
  app = await coreOnPhone({
    factor: 1, settings: { guards: { caps: { usdPerDay: 20, minutesPerDay: 240, callsAtOnce: 50, attemptsPerDay: 5 } } },
    createSession: (...session) => {
      const heard: Uint8Array[] = [];
      fromPhones.push(heard);
      return { ...create(...session), sendG711: (bytes) => { heard.push(bytes); } };
    },
  });
  const { twilio } = app;
  for (const n of all) expect(await app.console('call.place', { to: numberOf(n), name: null, line: 'media_stream', brief: phoneBrief, lift: ['quiet_hours'] })).toMatchObject({ ok: true });
  for (const session of sessions) session.ready();
  await app.eventually('all are connected', () => app.state().calls.length === calls && app.state().calls.every((call) => call.phase === 'connected'));
  const phones = all.map((n) => twilio.calls.find((call) => call.to === numberOf(n))!.peer!);

  // Both sides speak at once, each with words of its own.
  for (const n of all) {
    phones[n]!.say(speech(spokenMs, n + 1));
    sessions[n]!.voice.playG711!(speech(spokenMs, n + 1_001));
    sessions[n]!.voice.endOfUtterance();
  }
  const heardHere = (n: number): Uint8Array => sounds(Buffer.concat(fromPhones[n]!));
  await app.eventually('all was heard at both ends', () => all.every((n) => phones[n]!.playedBytes() >= spokenMs * 8 && heardHere(n).length >= spokenMs * 8));
  // What was heard is certain with the last mark, which is on its way back.
  await app.eventually('the last marks are back', () => all.every((n) => sessions[n]!.voice.playedSamples() >= spokenMs * 24));
  const ratio = { in: 0, out: 0 };
  for (const n of all) {
    ratio.in += heardHere(n).length / (spokenMs * 8 * calls);
    ratio.out += phones[n]!.playedBytes() / (spokenMs * 8 * calls);
    expect([n, Buffer.from(heardHere(n)).equals(Buffer.from(speech(spokenMs, n + 1))), Buffer.from(sounds(phones[n]!.heard())).equals(Buffer.from(speech(spokenMs, n + 1_001)))]).toEqual([n, true, true]);
    expect(sessions[n]!.voice.playedSamples()).toBe(spokenMs * 24);
  }
  expect([ratio.in.toFixed(3), ratio.out.toFixed(3)]).toEqual(['1.000', '1.000']);

  for (const call of twilio.calls) void twilio.hangUp(call);
  await app.eventually('all are over', () => app.state().calls.every((call) => call.phase === 'ended'));
  expect(new Set(app.state().calls.map((call) => call.end?.reason))).toEqual(new Set(['hung_up_by_them']));
  expect(twilio.calls.flatMap((call) => call.peer?.errors ?? [])).toEqual([]);
});
