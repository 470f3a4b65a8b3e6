import { expect, test, type Browser, type Page } from '@playwright/test';
import type { DevicesHarness, Wanted } from './fixtures/devices/main.ts';
import { launchChromium } from './support/fixtures.ts';
import { serveFixture } from './fixtures/serve-fixture.ts';

/*
 * What devices do during a call, one event after another on the same call: after each, sound of the right device is back, or words name
 * the cause. The devices are a layer under the real engine, worklets and Web Audio: what a system really does is in docs/unverified.md.
 */
declare const harness: DevicesHarness;
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'";
const patience = { timeout: 60_000 };

interface DeviceEvent { readonly name: string; readonly act: () => void | Promise<void>; readonly wanted: Wanted }

const builtIn = 'mic-built-in';
const usb = 'mic-usb';
const headset = 'mic-headset';

/** The call begins on the desk microphone and the headset's speaker, both chosen. */
const events: readonly DeviceEvent[] = [
  { name: 'microphone unplugged', act: () => harness.fake.unplug('mic-usb'), wanted: { microphone: builtIn, notice: '^“Desk microphone” is no longer connected.*“Built-in microphone”' } },
  { name: 'microphone plugged in again', act: () => harness.fake.plug('mic-usb'), wanted: { microphone: usb } },
  { name: 'microphone vanishes: no event, the track stays live', act: () => harness.fake.vanish('mic-usb'), wanted: { microphone: builtIn, notice: '“Desk microphone” is no longer connected' } },
  { name: 'and comes back without an event', act: () => harness.fake.plug('mic-usb', false), wanted: { microphone: usb } },
  { name: 'two changes within 50 ms', act: async () => {
    harness.fake.unplug('mic-usb');
    await new Promise((resolve) => { setTimeout(resolve, 30); });
    harness.fake.plug('mic-usb');
  }, wanted: { microphone: usb } },
  { name: 'default changes while another is chosen', act: () => harness.fake.setDefault('audioinput', 'mic-headset'), wanted: { microphone: usb } },
  { name: 'the system’s is chosen', act: () => harness.engine.chooseMicrophone(null), wanted: { microphone: headset } },
  { name: 'default changes while the system’s is chosen', act: () => harness.fake.setDefault('audioinput', 'mic-built-in'), wanted: { microphone: builtIn } },
  { name: 'device renamed', act: () => harness.fake.rename('mic-built-in', 'Array microphone'), wanted: { microphone: builtIn } },
  { name: 'Bluetooth: music profile to call profile, 16 kHz mono', act: async () => {
    harness.engine.chooseMicrophone('mic-headset');
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    harness.fake.setShape('mic-headset', 16_000, 1);
  }, wanted: { microphone: headset } },
  { name: 'Bluetooth: 8 kHz, input away and back', act: async () => {
    harness.fake.unplug('mic-headset');
    harness.fake.setShape('mic-headset', 8_000, 1);
    await new Promise((resolve) => { setTimeout(resolve, 400); });
    harness.fake.plug('mic-headset');
  }, wanted: { microphone: headset } },
  { name: 'chosen microphone is in use elsewhere', act: () => {
    harness.fake.setBusy('mic-usb', true);
    harness.engine.chooseMicrophone('mic-usb');
  }, wanted: { microphone: builtIn, notice: '^“Desk microphone” did not open.*Close the programs' } },
  { name: 'free, and chosen again', act: () => {
    harness.fake.setBusy('mic-usb', false);
    harness.engine.chooseMicrophone('mic-usb');
  }, wanted: { microphone: usb } },
  { name: 'every microphone taken by another program', act: () => {
    for (const id of ['mic-usb', 'mic-built-in', 'mic-headset']) harness.fake.setBusy(id, true);
    harness.fake.endTracks('mic-usb');
  }, wanted: { problem: 'busy' } },
  { name: 'and given back', act: () => {
    for (const id of ['mic-usb', 'mic-built-in', 'mic-headset']) harness.fake.setBusy(id, false);
  }, wanted: { microphone: builtIn, notice: '“Desk microphone” did not open' } },
  { name: 'permission revoked', act: () => harness.fake.permit('denied'), wanted: { problem: 'denied' } },
  { name: 'permission given again', act: () => {
    harness.fake.permit('granted');
    harness.engine.chooseMicrophone('mic-usb');
  }, wanted: { microphone: usb } },
  { name: 'nothing but zeros', act: () => harness.fake.setSilent('mic-usb', true), wanted: { dead: true } },
  { name: 'sound again', act: () => harness.fake.setSilent('mic-usb', false), wanted: { microphone: usb } },
  { name: 'muted by the system', act: () => harness.fake.mute('mic-usb', true), wanted: { microphone: usb, notice: '“Desk microphone” is muted by the system' } },
  { name: 'unmuted', act: () => harness.fake.mute('mic-usb', false), wanted: { microphone: usb } },
  { name: 'unplugged while it is being opened', act: async () => {
    let go: () => void = () => undefined;
    harness.fake.slowly(new Promise((resolve) => { go = resolve; }));
    harness.engine.chooseMicrophone('mic-headset');
    harness.fake.unplug('mic-headset');
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    go();
  }, wanted: { microphone: builtIn, notice: '“Headset” is no longer connected' } },
  { name: 'headset back', act: () => harness.fake.plug('mic-headset'), wanted: { microphone: headset } },
  { name: 'headset unplugged, microphone and speaker', act: () => harness.fake.unplug('mic-headset', 'out-headset'), wanted: { microphone: builtIn, speaker: 'out-built-in', notice: '^“Headset” is no longer connected.*hear through the system’s speaker' } },
  { name: 'headset back, both', act: () => {
    harness.fake.plug('out-headset');
    harness.fake.plug('mic-headset');
  }, wanted: { microphone: headset, speaker: 'out-headset' } },
  { name: 'speaker vanishes without an event', act: () => harness.fake.vanish('out-headset'), wanted: { microphone: headset, speaker: 'out-built-in', notice: '“Headset” is no longer connected.*speaker' } },
  { name: 'speaker back', act: () => harness.fake.plug('out-headset'), wanted: { speaker: 'out-headset' } },
  { name: 'another speaker that does not open', act: () => {
    harness.fake.setBusy('out-monitor', true);
    harness.engine.chooseSpeaker('out-monitor');
  }, wanted: { speaker: 'out-built-in', notice: '“Monitor” did not open' } },
  { name: 'default speaker changes while the system’s is chosen', act: () => {
    harness.engine.chooseSpeaker(null);
    harness.fake.setDefault('audiooutput', 'out-headset');
  }, wanted: { microphone: headset, speaker: 'out-headset' } },
  { name: 'the last speaker is gone', act: () => harness.fake.unplug('out-headset', 'out-built-in', 'out-monitor'), wanted: { microphone: headset, notice: '^No speaker was found' } },
  { name: 'a speaker again', act: () => harness.fake.plug('out-built-in'), wanted: { microphone: headset, speaker: 'out-built-in' } },
  { name: 'sleep and waking: the context is suspended', act: () => harness.voice().suspend(), wanted: { microphone: headset, speaker: 'out-built-in' } },
  { name: 'the browser closes the context', act: () => harness.voice().close(), wanted: { anew: true, microphone: headset, speaker: 'out-built-in' } },
  { name: 'the context’s clock stands still', act: () => {
    const voice = harness.voice();
    Object.defineProperty(voice, 'currentTime', { value: voice.currentTime });
  }, wanted: { anew: true, microphone: headset, speaker: 'out-built-in' } },
];

let served: Awaited<ReturnType<typeof serveFixture>> | undefined;
let browser: Browser | undefined;
let page: Page;
const problems: string[] = [];

test.beforeAll(async () => {
  served = await serveFixture('devices', csp);
  browser = await launchChromium(undefined);
});
test.afterAll(async () => {
  await browser?.close();
  await served?.close();
});
test.beforeEach(async () => {
  if (browser === undefined || served === undefined) throw new Error('not started');
  page = await browser.newPage();
  problems.length = 0;
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(served.url);
  await page.waitForFunction(() => 'harness' in globalThis);
  await page.evaluate(() => {
    harness.engine.chooseMicrophone('mic-usb');
    harness.engine.chooseSpeaker('out-headset');
  });
});
test.afterEach(async () => { await page.close(); });

async function reached(wanted: Wanted): Promise<void> {
  await page.waitForFunction((want) => harness.missing(want).length === 0, wanted, patience).catch(async (thrown: unknown) => {
    throw new Error(`missing: ${(await page.evaluate((want) => harness.missing(want), wanted)).join('; ')}`, { cause: thrown });
  });
}

test('after each of these events sound is back or words name the cause', async () => {
  test.setTimeout(600_000);
  expect(await page.evaluate(() => harness.start())).toBe(true);
  await reached({ microphone: usb, speaker: 'out-headset' });
  const table: string[] = [];
  for (const { name, act, wanted } of events) {
    await test.step(name, async () => {
      await page.evaluate(() => harness.mark());
      await page.evaluate(act);
      await page.evaluate(() => harness.acted());
      await reached(wanted);
      const took = typeof wanted.microphone === 'string' ? await page.evaluate((device) => harness.tookMs(device), wanted.microphone) : null;
      const words = wanted.notice ?? wanted.problem ?? (wanted.dead === true ? 'dead' : '');
      table.push(`${name.padEnd(56)} ${took === null ? '    –       ' : `${String(Math.round(took.ms)).padStart(5)} ${took.clock}`}${took !== null && took.ms > 1_000 ? ' over 1 s' : ''}  ${words}`);
    });
  }
  // What was played goes on being counted over all contexts.
  const played = await page.evaluate(() => harness.played);
  expect(played).toEqual([...played].sort((a, b) => a - b));
  console.log(`Event, and ms until the microphone's sound is back:\n${table.join('\n')}`);
  // Every microphone that was ever opened is let go in the same turn.
  const tracks = await page.evaluate(() => harness.end());
  expect(tracks.length).toBeGreaterThan(20);
  expect(tracks.every((state) => state === 'ended')).toBe(true);
  expect(problems).toEqual([]);
});

test('recording for a moment goes on with the stand-in, and lets the microphone go before it plays', async () => {
  await page.evaluate(() => harness.keep(harness.engine.recordAndPlay((step) => harness.steps.push(`${step} ${harness.fake.given.filter(({ readyState }) => readyState === 'live').length}`))));
  await page.waitForFunction(() => harness.steps.length === 1, undefined, patience);
  await page.evaluate(() => harness.fake.unplug('mic-usb'));
  await page.waitForFunction(() => harness.result() !== null, undefined, patience);
  expect(await page.evaluate(() => harness.result())).toEqual({ ok: true, value: null });
  // How many microphones were open at each step.
  expect(await page.evaluate(() => harness.steps)).toEqual(['recording 1', 'playing 0']);
});

test('recording ends with words when no microphone is left', async () => {
  await page.evaluate(() => harness.keep(harness.engine.recordAndPlay((step) => harness.steps.push(step))));
  await page.waitForFunction(() => harness.steps.length === 1, undefined, patience);
  await page.evaluate(() => harness.fake.unplug('mic-usb', 'mic-headset', 'mic-built-in'));
  await page.waitForFunction(() => harness.result() !== null, undefined, patience);
  expect(await page.evaluate(() => harness.result())).toMatchObject({ ok: false, error: { code: 'none' } });
  expect(await page.evaluate(() => harness.steps)).toEqual(['recording']);
});

test('takeover, listening in and handing back switch gains without a click', async () => {
  const { call, ear } = await page.evaluate(() => harness.graph(async (graph, waitMs) => {
    await waitMs(200);
    graph.setListen(true);
    await waitMs(200);
    graph.setAssistantToCall(false);
    graph.setMicToCall(true);
    await waitMs(200);
    // Handed back and taken again, now and then in the middle of a change.
    for (let round = 0; round < 10; round += 1) {
      graph.setMicToCall(false);
      await waitMs(4 * round);
      graph.setMicToCall(true);
      await waitMs(4 * round);
    }
    await waitMs(200);
    graph.setMonitorGain(-6.0206);
    await waitMs(200);
  }));
  const plateaus = (samples: readonly number[]): number[] => {
    const found: number[] = [];
    for (let at = 2_400; at < samples.length; at += 1) {
      const value = Math.round((samples[at] ?? 0) * 1_000) / 1_000;
      const still = samples.slice(at - 720, at).every((sample) => Math.abs(sample - value) < 0.001);
      if (still && found.at(-1) !== value) found.push(value);
    }
    return found;
  };
  // To the call: the assistant (0.25), then the microphone (0.5). To the ear: nothing, both sides, the other person, and that 6 dB softer.
  expect(plateaus(call)).toEqual(expect.arrayContaining([0.25, 0.5]));
  expect([plateaus(call)[0], plateaus(call).at(-1)]).toEqual([0.25, 0.5]);
  expect(plateaus(ear)).toEqual([0, 0.375, 0.125, 0.063]);
  // The steepest step of a change with a time constant of 4 ms, and nothing like a jump.
  const steepest = (samples: readonly number[]): number => Math.max(...samples.map((sample, at) => (at < 2_400 ? 0 : Math.abs(sample - (samples[at - 1] ?? 0)))));
  const slope = 1 / (0.004 * 24_000);
  expect(steepest(call)).toBeLessThan(0.75 * slope);
  expect(steepest(ear)).toBeLessThan(0.5 * slope);
});
