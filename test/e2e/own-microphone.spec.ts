import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Page } from '@playwright/test';
import { bestCorrelation } from './fixtures/best-correlation.ts';
import { expect, launchChromium, test } from './support/fixtures.ts';
import { full } from './support/look.ts';
import { hearPage } from './support/hear-page.ts';
import { padded, spokenWords } from './support/spoken-wav.ts';
import { readRiff } from '../fakes/read-riff.ts';
import { rmsOf } from '../../src-shared/audio/pcm.ts';
import { writeWav } from '../../scripts/realtime/write-wav.ts';

/*
 * The owner's own sound over the real core: a file is Chromium's fake microphone, and settings.json leaves the browser's processing out.
 * It cannot prove what a sound card does.
 */
const rate = 24_000;
const pieceSamples = 7_200;
const mostPieces = 12;
const words = spokenWords('My owner would like to know when the table is ready tonight.');
const plain = { firstRunDone: true, devices: { cancelEcho: false, reduceNoise: false } };
const folder = mkdtempSync(join(tmpdir(), 'consigliere-microphone-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

function homeWith(settings: Readonly<Record<string, unknown>>): string {
  const home = mkdtempSync(join(tmpdir(), 'consigliere-e2e-'));
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ ...plain, ...settings }));
  return home;
}
function wavOf(name: string, ...parts: readonly Int16Array[]): string {
  const path = join(folder, `${name}.wav`);
  writeFileSync(path, writeWav(Int16Array.from(parts.flatMap((part) => [...part])), rate));
  return path;
}
const silence = (seconds: number): Int16Array => new Int16Array(seconds * rate);

/** A blower that goes on and off: 0.7 s of high noise, 1 s of none. Its RMS is 490: enough for the service's detector, and below the gate's floor here. */
function noise(seconds: number): Int16Array {
  let seed = 1;
  let before = 0;
  return Int16Array.from({ length: seconds * rate }, (_, at) => {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
    const now = (seed / 2 ** 31 - 1) * 600;
    const difference = now - before;
    before = now;
    return at / rate % 1.7 < 0.7 ? difference : 0;
  });
}

/** Pieces of 300 ms in which somebody speaks, each found at its own place: a fake device that skips on a busy machine loses only the piece it skipped in. */
function medianCorrelation(known: Int16Array, recorded: Int16Array): number {
  const pieces = Array.from({ length: Math.floor(known.length / pieceSamples) }, (_, at) => known.subarray(at * pieceSamples, (at + 1) * pieceSamples)).filter((piece) => rmsOf(piece) > 0.02);
  expect(pieces.length).toBeGreaterThan(4);
  const found = pieces.slice(-mostPieces).map((piece) => bestCorrelation(piece, recorded).correlation);
  return found.sort((a, b) => a - b)[Math.floor(found.length / 2)] ?? 0;
}

/** The one recording, which may still be written. */
function recordingIn(home: string): ReturnType<typeof readRiff> {
  const [name = ''] = readdirSync(join(home, 'recordings'));
  return readRiff(readFileSync(join(home, 'recordings', name)), { trailing: true });
}

/** The window asks for automatic gain always, which would lift the noise over any floor: here the file is heard as it is. */
const withoutGain = (app: Page): Promise<unknown> => app.addInitScript(() => {
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = (constraints = {}) => ask({ ...constraints, audio: { ...(typeof constraints.audio === 'object' ? constraints.audio : {}), autoGainControl: false } });
});

async function talk(app: Page, url: string): Promise<void> {
  await app.goto(url);
  await app.getByRole('link', { name: 'Assistant' }).click();
  await app.getByRole('button', { name: 'Talk to the assistant' }).click();
}
/** The lengths of what the owner said, in seconds, as the core's own detector measured them. */
const turns = async (app: Page): Promise<readonly number[]> => [...(await app.getByRole('log').innerText()).matchAll(/\[(\d+\.\d) s of speech\]/g)].map((found) => Number(found[1]));

test('the recording holds what the microphone was given and what the speaker was given', async ({ startHost, openBrowser }, testInfo) => {
  const host = await startHost({ home: homeWith({ recording: { mode: 'announce' } }) });
  const app = await (await openBrowser(wavOf('spoken', padded(words)))).newPage({ viewport: full, bypassCSP: true });
  const heard = await hearPage(app);
  await talk(app, host.url);
  await expect(app.getByRole('log')).toContainText('Type to me instead', { timeout: 60_000 });
  await expect(app.getByText('Speaking', { exact: true })).toBeHidden();
  await app.getByRole('textbox', { name: /Type to the assistant/ }).fill('What can you do?');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('log')).toContainText('and press Call.', { timeout: 60_000 });
  await app.getByRole('button', { name: 'Hang up' }).click();
  await expect(app.getByRole('link', { name: 'Open in History' })).toBeVisible();
  await app.getByRole('link', { name: 'Open in History' }).click();
  await expect(app.getByRole('region', { name: 'Recording' }).getByRole('slider')).toBeVisible();
  const { sound, rate: recordedRate } = recordingIn(host.home);
  expect(recordedRate).toBe(rate);
  const [left, right] = sound as [Int16Array, Int16Array];
  const correlations = { microphone: medianCorrelation(words, left), speaker: medianCorrelation(right, await heard.samples()), wholeMicrophone: bestCorrelation(words, left).correlation };
  await testInfo.attach('correlations', { body: JSON.stringify(correlations), contentType: 'application/json' });
  expect(correlations.microphone).toBeGreaterThan(0.95);
  expect(correlations.speaker).toBeGreaterThan(0.95);
});

test('push to talk: nothing is sent until the key is held, and what is said while it is down is answered', async ({ startHost }) => {
  test.slow();
  const host = await startHost({ home: homeWith({ recording: { mode: 'announce' }, hearing: { turns: 'push_to_talk' } }) });
  const browser = await launchChromium(wavOf('again', padded(words)), { loop: true });
  try {
    const app = await browser.newPage({ viewport: full });
    await talk(app, host.url);
    const key = app.getByRole('button', { name: /Hold to talk|Talking/ });
    // Two rounds of the words and more reach the core, as its own recording will show.
    await expect.poll(() => existsSync(join(host.home, 'recordings')) && readdirSync(join(host.home, 'recordings')).length, { timeout: 60_000 }).toBe(1);
    const recorded = () => recordingIn(host.home).sound[0] as Int16Array;
    const roundsFrom = (from: number) => Math.floor((recorded().length - from) / (words.length + rate));
    await expect.poll(() => roundsFrom(0), { timeout: 60_000 }).toBeGreaterThanOrEqual(3);
    expect(medianCorrelation(words, recorded())).toBeGreaterThan(0.8);
    expect(await turns(app)).toEqual([]);
    await expect(app.getByRole('log')).not.toContainText('I heard you speak');

    await key.focus();
    await app.keyboard.down('Space');
    await expect(key).toHaveAttribute('aria-pressed', 'true');
    const from = recorded().length;
    await expect.poll(() => roundsFrom(from), { timeout: 60_000 }).toBeGreaterThanOrEqual(1);
    expect(await turns(app)).toEqual([]);
    await app.keyboard.up('Space');
    await expect(app.getByRole('log')).toContainText(/I heard you speak for .+ seconds\./, { timeout: 60_000 });
    const [seconds = 0, ...others] = await turns(app);
    expect(seconds).toBeGreaterThan(words.length / rate * 0.5);
    expect(others).toEqual([]);

    const after = recorded().length;
    await expect.poll(() => roundsFrom(after), { timeout: 60_000 }).toBeGreaterThanOrEqual(2);
    expect(await turns(app)).toHaveLength(1);
  } finally {
    await browser.close();
  }
});

test.describe('noise, then speech', () => {
  const wav = () => wavOf('noise', silence(0.3), noise(8.5), silence(1), words, silence(0.3));
  // The floor is set: the first noise after digital silence is speech to the detector alone.
  const hearing = { aggressiveness: 3, energyThreshold: 900 };

  test('without the gate the noise is a turn', async ({ startHost, openBrowser }) => {
    const host = await startHost({ home: homeWith({ hearing: { ...hearing, gate: false } }) });
    const app = await (await openBrowser(wav())).newPage({ viewport: full });
    await withoutGain(app);
    await talk(app, host.url);
    await expect.poll(async () => (await turns(app)).filter((seconds) => seconds < 1).length, { timeout: 60_000 }).toBeGreaterThan(0);
  });

  test('behind the gate the speech is the first and only turn', async ({ startHost, openBrowser }) => {
    const host = await startHost({ home: homeWith({ hearing: { ...hearing, gate: true } }) });
    const app = await (await openBrowser(wav())).newPage({ viewport: full });
    await withoutGain(app);
    await talk(app, host.url);
    await expect(app.getByRole('log')).toContainText('Type to me instead', { timeout: 90_000 });
    const found = await turns(app);
    expect(found).toHaveLength(1);
    expect(found[0]).toBeGreaterThan(words.length / rate * 0.6);
    expect(found[0]).toBeLessThan(words.length / rate * 1.5);
  });
});
