import { chromium, expect, test, type Browser, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Harness } from './fixtures/audio/main.ts';
import { bestCorrelation } from './fixtures/best-correlation.ts';
import { readWav24k } from './fixtures/read-wav-24k.ts';
import { serveFixture } from './fixtures/serve-fixture.ts';
import { writeWav } from './fixtures/write-wav.ts';

/*
 * The console's sound in a real browser, under the console's CSP, without the core: a page of its own plays the core's end of the
 * lane. It cannot prove what a sound card does, nor that echo is cancelled: the microphone here is a file.
 */
declare const harness: Harness;
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'";
const systemChromium = '/usr/bin/chromium';

let folder: string | undefined;
let served: Awaited<ReturnType<typeof serveFixture>> | undefined;
let browser: Browser | undefined;
let page: Page;
let spoken: Int16Array;

/** Words when a synthesiser is there, else a sweep: both are unlike themselves at any other delay. */
async function makeVoice(path: string): Promise<void> {
  const pad = new Int16Array(7_200);
  let words: Int16Array;
  try {
    execFileSync('espeak-ng', ['-v', 'en-us', '-w', `${path}.raw.wav`, 'Consigliere hears you. Dinner is at eight, not at seven.']);
    words = readWav24k(await readFile(`${path}.raw.wav`));
  } catch {
    words = Int16Array.from({ length: 60_000 }, (_, at) => 9_000 * Math.sin(2 * Math.PI * (200 * (at / 24_000) + 500 * (at / 24_000) ** 2)));
  }
  spoken = words;
  await writeFile(path, writeWav(Int16Array.from([...pad, ...words, ...pad]), 24_000));
}

/** Set before every test; a failed start must not hide behind its own clean-up. */
function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not started');
  return value;
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consigliere-voice-'));
  const voice = join(folder, 'voice.wav');
  await makeVoice(voice);
  served = await serveFixture('audio', csp);
  browser = await chromium.launch({
    ...(existsSync(systemChromium) ? { executablePath: systemChromium } : {}),
    args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-audio-capture=${voice}`, '--autoplay-policy=no-user-gesture-required'],
  });
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
  await page.waitForFunction((need) => harness.recorded(1).length >= need, spoken.length + 36_000, { timeout: 30_000 });
  expect((await page.evaluate(() => harness.state())).microphone).toBe('on');
  await page.waitForFunction(() => harness.state().level > 0.02, undefined, { timeout: 10_000 });
  const recorded = await page.evaluate(() => harness.recorded(1));
  const seqs = (await page.evaluate(() => harness.frames(1, 'pcm'))).map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, at) => at));
  // The middle of the words: the first and last 0.2 s may fall on the file's loop.
  const found = bestCorrelation(spoken.subarray(4_800, spoken.length - 4_800), Int16Array.from(recorded));
  expect(found.correlation).toBeGreaterThan(0.95);
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
  expect((await page.evaluate(() => harness.state())).inputs.length).toBeGreaterThan(0);
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
