import { expect, test } from './support/fixtures.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { padded, spokenWords } from './support/spoken-wav.ts';
import { writeWav } from '../../scripts/realtime/write-wav.ts';

const folder = mkdtempSync(join(tmpdir(), 'consigliere-microphone-'));
const wav = join(folder, 'spoken.wav');
const words = spokenWords('My owner would like to know when the table is ready tonight.');
writeFileSync(wav, writeWav(padded(words), 24_000));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.describe('with a microphone', () => {
  test.use({ wav });

  test('speech reaches the core and is measured, never invented; typed words are understood', async ({ app }) => {
    await app.getByRole('button', { name: 'Skip setup' }).click();
    await app.getByRole('link', { name: 'Assistant' }).click();
    await app.getByRole('button', { name: 'Talk to the assistant' }).click();
    const minutes = app.getByRole('log');

    // The core's own voice activity detection heard it: the length it measured is that of what was spoken.
    const heard = minutes.getByText(/\[\d+\.\d s of speech\]/).first();
    await expect(heard).toBeVisible({ timeout: 30_000 });
    const seconds = Number(/\[(\d+\.\d) s/.exec(await heard.innerText())?.[1]);
    expect(seconds).toBeGreaterThan(words.length / 24_000 * 0.6);
    expect(seconds).toBeLessThan(words.length / 24_000 * 1.5);
    await expect(minutes).not.toContainText('table is ready');

    await app.getByRole('textbox', { name: /Type to the assistant/ }).fill('What can you do?');
    await app.keyboard.press('Enter');
    await expect(minutes.getByText('What can you do?')).toBeVisible();
    await expect(minutes).toContainText('I place calls and answer them for you');
  });
});

test('in a noisy room typed words are answered all the same', async ({ app }) => {
  // Chromium's own fake device beeps without end, so the other side never falls silent.
  await app.getByRole('button', { name: 'Skip setup' }).click();
  await app.getByRole('link', { name: 'Assistant' }).click();
  await app.getByRole('button', { name: 'Talk to the assistant' }).click();
  await expect(app.getByText('Speaking', { exact: true })).toBeVisible();
  await app.getByRole('textbox', { name: /Type to the assistant/ }).fill('What can you do?');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('log')).toContainText('I place calls and answer them for you');
});

test.describe('without one', () => {
  test.use({ wav: null });

  test('the call goes on and the words say what to do', async ({ app }) => {
    await app.getByRole('button', { name: 'Skip setup' }).click();
    await app.getByRole('link', { name: 'Assistant' }).click();
    await app.getByRole('button', { name: 'Talk to the assistant' }).click();
    await expect(app.getByText(/No microphone/).first()).toBeVisible();
    await app.getByRole('textbox', { name: /Type to the assistant/ }).fill('What can you do?');
    await app.keyboard.press('Enter');
    await expect(app.getByRole('log')).toContainText('I place calls and answer them for you');
  });
});
