import { expect, test, type Browser, type Page } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Harness } from './fixtures/audio/main.ts';
import { bestCorrelation } from './fixtures/best-correlation.ts';
import { launchChromium } from './support/fixtures.ts';
import { padded, spokenWords } from './support/spoken-wav.ts';
import { rmsOf } from '../../src-shared/audio/pcm.ts';
import { serveFixture } from './fixtures/serve-fixture.ts';
import { writeWav } from '../../scripts/realtime/write-wav.ts';

/*
 * The console's sound in a real browser, under the console's CSP, without the core: a page of its own plays the core's end of the
 * lane. It cannot prove what a sound card does, nor that echo is cancelled: the microphone here is a file.
 */
declare const harness: Harness;
const pieceSamples = 7_200;
const audibleRms = 0.02;
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'";

let folder: string | undefined;
let served: Awaited<ReturnType<typeof serveFixture>> | undefined;
let browser: Browser | undefined;
let page: Page;
const spoken = spokenWords('Consigliere hears you. Dinner is at eight tonight, not at seven.');

/** Set before every test; a failed start must not hide behind its own clean-up. */
function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not started');
  return value;
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consigliere-voice-'));
  const voice = join(folder, 'voice.wav');
  await writeFile(voice, writeWav(padded(spoken), 24_000));
  served = await serveFixture('audio', csp);
  browser = await launchChromium(voice, { loop: true });
});
test.afterAll(async () => {
  await browser?.close();
  await served?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

test.beforeEach(async () => {
  page = await must(browser).newPage();
  const refused: string[] = [];
  page.on('console', (message) => { if (message.text().includes('Content Security Policy')) refused.push(message.text()); });
  page.on('pageerror', (error) => refused.push(String(error)));
  await page.goto(must(served).url);
  await page.waitForFunction(() => 'harness' in globalThis);
  expect(refused).toEqual([]);
});
test.afterEach(async () => { await page.close(); });

test('the microphone reaches the lane as 20 ms frames that are the spoken words', async () => {
  expect(await page.evaluate(() => harness.talk())).toBeNull();
  await page.waitForFunction((need) => harness.frames(1, 'pcm').length * 480 >= need, spoken.length + 36_000, { timeout: 30_000 });
  expect((await page.evaluate(() => harness.state())).microphone).toBe('on');
  await page.waitForFunction(() => harness.state().level > 0.02, undefined, { timeout: 10_000 });
  const recorded = await page.evaluate(() => harness.recorded(1));
  const seqs = (await page.evaluate(() => harness.frames(1, 'pcm'))).map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, at) => at));
  // Piece by piece, each at its own place: a fake device that skips on a busy machine moves the rest, and loses only the piece it skipped in.
  const pieces: number[] = [];
  for (let at = 4_800; at + pieceSamples <= spoken.length - 4_800; at += pieceSamples) {
    const piece = spoken.subarray(at, at + pieceSamples);
    if (rmsOf(piece) > audibleRms) pieces.push(bestCorrelation(piece, Int16Array.from(recorded)).correlation);
  }
  expect(pieces.length).toBeGreaterThan(4);
  expect(pieces.sort((a, b) => a - b)[Math.floor(pieces.length / 2)]).toBeGreaterThan(0.95);
  expect(await page.evaluate(() => harness.asked)).toMatchObject([{ audio: { echoCancellation: true, noiseSuppression: true } }]);

  await page.evaluate(() => harness.end());
  await page.waitForFunction(() => harness.state().microphone === 'idle' && harness.frames(1, 'end').length === 1 && harness.frames(2, 'end').length === 1);
  expect((await page.evaluate(() => harness.state())).level).toBe(0);
});

test('known frames are heard, counted and paid for with credit', async () => {
  const known = Array.from({ length: 9_600 }, (_, at) => Math.round(9_000 * Math.sin(2 * Math.PI * (300 * (at / 24_000) + 2_000 * (at / 24_000) ** 2))));
  await page.evaluate(() => harness.play(2));
  await page.evaluate((samples) => harness.sendPcm(2, samples), known);
  await page.waitForFunction(() => harness.frames(2, 'played').at(-1)?.value === 9_600);
  await page.waitForFunction(() => harness.frames(2, 'credit').reduce((sum, { value }) => sum + value, 0) === 20);
  const heard = await page.evaluate(() => harness.heard.map((sample) => Math.round(sample * 32_768)));
  const found = bestCorrelation(Int16Array.from(known.slice(240, 9_000)), Int16Array.from(heard));
  expect(found.correlation).toBeGreaterThan(0.999);
  expect((await page.evaluate(() => harness.state())).underruns).toBe(0);
});

test('clear drops what is queued with one message and answers with what was really played', async () => {
  await page.evaluate(() => harness.play(2));
  // Constant level: after the flush nothing of it may be heard.
  await page.evaluate(() => harness.sendPcm(2, new Array<number>(12_000).fill(8_000)));
  await page.waitForFunction(() => harness.frames(2, 'played').length > 0);
  await page.evaluate(() => harness.clear(2));
  await page.waitForFunction(() => harness.frames(2, 'credit').reduce((sum, { value }) => sum + value, 0) === 25);
  const played = (await page.evaluate(() => harness.frames(2, 'played'))).at(-1)?.value ?? 0;
  expect(played).toBeGreaterThan(0);
  expect(played).toBeLessThan(12_000);
  // The stream goes on: what is sent now is heard, and what was dropped is not.
  await page.evaluate(() => harness.sendPcm(2, new Array<number>(4_800).fill(-8_000)));
  await page.waitForFunction((want) => harness.frames(2, 'played').at(-1)?.value === want, played + 4_800);
  const heard = await page.evaluate(() => [...harness.heard]);
  const old = heard.filter((sample) => sample > 0.2).length;
  expect(Math.abs(old - played)).toBeLessThan(200);
});

test('a page that blocks for 150 ms loses no sound, because frames do not pass it', async () => {
  await page.evaluate(() => harness.play(3));
  await page.evaluate(() => harness.feedFromWorker(3));
  await page.waitForFunction(() => harness.heard.some((sample) => sample !== 0));
  for (let round = 0; round < 5; round += 1) await page.evaluate(() => harness.block(150));
  await page.waitForFunction(() => harness.heard.length > 36_000);
  expect((await page.evaluate(() => harness.state())).underruns).toBe(0);
  const heard = await page.evaluate(() => [...harness.heard]);
  const begin = heard.findIndex((sample) => Math.abs(sample) > 0.1);
  // A 440 Hz tone is near zero for a few samples only; a gap is a run of exact zeros.
  let run = 0;
  let longest = 0;
  for (const sample of heard.slice(begin)) {
    run = sample === 0 ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  expect(longest).toBeLessThan(8);
});

test('the meter measures without a lane, and three notes sound', async () => {
  expect(await page.evaluate(() => harness.meter())).toBeNull();
  await page.waitForFunction(() => harness.state().level > 0.02, undefined, { timeout: 10_000 });
  // The devices are listed beside the meter, and may come after its first level.
  await page.waitForFunction(() => harness.state().inputs.length > 0);
  await page.evaluate(() => harness.end());
  await page.waitForFunction(() => harness.state().microphone === 'idle');
  await page.evaluate(() => harness.engine.playTone());
  const loudest = await page.evaluate(() => Math.max(...harness.heard));
  expect(loudest).toBeGreaterThan(0.2);
});

test('a refused microphone is a problem in words, and the page goes on', async () => {
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  const problem = await page.evaluate(() => harness.talk());
  expect(problem?.code).toBe('denied');
  expect(await page.evaluate(() => harness.state().microphone)).toBe('problem');
  expect(await page.evaluate(() => harness.state().problem?.text)).toContain('Allow the microphone');
});

test('a worklet that does not load is said, and nothing pretends to be heard', async () => {
  await page.evaluate(() => {
    AudioWorklet.prototype.addModule = () => Promise.reject(new DOMException('no', 'AbortError'));
    void harness.play(2);
  });
  await page.waitForFunction(() => harness.state().silent);
});

test('what the microphone takes in 3 s is heard after it was let go', async () => {
  const steps: string[] = await page.evaluate(async () => {
    const seen: string[] = [];
    const recorded = await harness.engine.recordAndPlay((step) => {
      if (step === 'playing') harness.heard.length = 0;
      seen.push(`${step} ${harness.state().microphone}`);
    });
    return [...seen, recorded.ok ? 'ok' : recorded.error.code];
  });
  expect(steps).toEqual(['recording on', 'playing idle', 'ok']);
  const heard = Int16Array.from(await page.evaluate(() => harness.heard.map((sample) => Math.round(sample * 32_768))));
  const pieces: number[] = [];
  for (let at = 4_800; at + pieceSamples <= spoken.length - 4_800; at += pieceSamples) {
    const piece = spoken.subarray(at, at + pieceSamples);
    if (rmsOf(piece) > audibleRms) pieces.push(bestCorrelation(piece, heard).correlation);
  }
  // Three seconds hold most of the words, from wherever the file was.
  expect(pieces.filter((correlation) => correlation > 0.95).length).toBeGreaterThan(2);
});

test('it rings until it is told to stop, with a context of its own', async () => {
  await page.evaluate(() => { harness.keep(harness.engine.ring()); });
  await page.waitForFunction(() => Math.max(...harness.heard) > 0.1, undefined, { timeout: 30_000 });
  await page.evaluate(() => harness.end());
  await page.waitForFunction(() => harness.contexts().every((state) => state === 'closed'), undefined, { timeout: 30_000 });
});

test('echo and noise are asked for as chosen, and the state says what holds', async () => {
  await page.evaluate(() => { harness.measured = false; });
  expect(await page.evaluate(() => harness.meter())).toBeNull();
  await page.waitForFunction(() => harness.state().processing?.cancelEcho === true && harness.state().processing?.reduceNoise === true, undefined, { timeout: 30_000 });
  await page.evaluate(() => harness.engine.chooseProcessing({ cancelEcho: false, reduceNoise: true }));
  await page.waitForFunction(() => harness.state().processing?.cancelEcho === false && harness.state().processing?.reduceNoise === true && harness.state().microphone === 'on', undefined, { timeout: 30_000 });
  await page.waitForFunction(() => harness.state().level > 0.02, undefined, { timeout: 30_000 });
  await page.waitForFunction(() => harness.state().levelDb > -60, undefined, { timeout: 30_000 });
});

test('a browser that waits for a click says so, and the click brings the sound', async () => {
  const strict = await launchChromium(undefined, { autoplay: 'click' });
  try {
    const waiting = await strict.newPage();
    const said: string[] = [];
    waiting.on('console', (message) => said.push(message.text()));
    // From the page itself: what the test evaluates counts as a click.
    await waiting.addInitScript(() => {
      const timer = setInterval(() => {
        if (!('harness' in globalThis)) return;
        clearInterval(timer);
        harness.engine.store.subscribe((now, before) => { if (now.suspended !== before.suspended) console.log(now.suspended ? 'held back' : 'sounds'); });
        document.addEventListener('click', () => harness.engine.wake());
        void harness.play(2);
      }, 50);
    });
    await waiting.goto(must(served).url);
    await expect.poll(() => said, { timeout: 60_000 }).toContain('held back');
    expect(said).not.toContain('sounds');
    await waiting.mouse.click(5, 5);
    await expect.poll(() => said, { timeout: 60_000 }).toContain('sounds');
    await waiting.evaluate(() => harness.sendPcm(2, new Array<number>(9_600).fill(8_000)));
    await waiting.waitForFunction(() => harness.heard.some((sample) => sample > 0.2), undefined, { timeout: 30_000 });
  } finally {
    await strict.close();
  }
});
