import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import { expectAccessible, expectNothingSideways, full } from './support/look.ts';
import type { WebHost } from './support/web-host.ts';

const pages = ['Keys and lines', 'Voices and sound', 'Identity and policy', 'Privacy and records', 'Keyboard', 'About'] as const;

async function openSettings(app: Page, page: (typeof pages)[number]) {
  const skip = app.getByRole('button', { name: 'Skip setup' });
  const settings = app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' });
  await expect(skip.or(settings)).toBeVisible();
  if (await skip.isVisible()) await skip.click();
  await settings.click();
  await app.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: page }).click();
  await expect(app.getByRole('heading', { level: 2, name: page })).toBeVisible();
}
const stored = (host: WebHost) => (JSON.parse(readFileSync(join(host.home, 'settings.json'), 'utf8')) as { realtime: Record<string, unknown>; voice: string });

for (const page of pages) {
  test(`${page}: readable to all in both themes, nothing scrolls sideways`, async ({ host, openBrowser }) => {
    // A context of its own: axe gathers what it found in a second page.
    const app = await (await (await openBrowser(undefined)).newContext({ viewport: full })).newPage();
    await app.goto(host.url);
    await openSettings(app, page);
    await expectAccessible(app, page);
    await expectNothingSideways(app, page);
  });
}

test('every page of Settings is reached by key and by address', async ({ app }) => {
  await app.getByRole('button', { name: 'Skip setup' }).click();
  await expect(app.getByRole('combobox', { name: /who to call/i })).toBeVisible();
  await app.keyboard.press('Control+,');
  await expect(app.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  const links = app.getByRole('navigation', { name: 'Settings' }).getByRole('link');
  for (const [at, page] of pages.entries()) {
    await links.nth(at).focus();
    await app.keyboard.press('Enter');
    await expect(app.getByRole('heading', { level: 2, name: page })).toBeVisible();
    await expect(links.nth(at)).toHaveAttribute('aria-current', 'page');
    await expect(links.nth(at)).toBeFocused();
  }
  expect(new URL(app.url()).hash).toBe('#/settings/about');
  await app.reload();
  await expect(app.getByRole('heading', { level: 2, name: 'About' })).toBeVisible();
  await app.goBack();
  await expect(app.getByRole('heading', { level: 2, name: 'Keyboard' })).toBeVisible();
});

test('voice, pace and the settings of calls are kept, and what is wrong is said under its field', async ({ app, host }) => {
  await openSettings(app, 'Voices and sound');
  await app.getByRole('radio', { name: /Cedar/ }).click();
  await expect(app.getByRole('radio', { name: /Cedar/ })).toBeChecked();
  const pace = app.getByRole('slider', { name: 'Pace' });
  await pace.focus();
  for (let at = 0; at < 4; at += 1) await app.keyboard.press('ArrowRight');
  await expect(app.getByText('1.20×')).toBeVisible();

  const pause = app.getByRole('textbox', { name: /Length of the pause/ });
  await pause.fill('50');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('alert').filter({ hasText: 'Write a whole number from 100 to 10,000.' })).toBeVisible();
  await expect(pause).toHaveAttribute('aria-invalid', 'true');
  await pause.fill('800');
  await app.keyboard.press('Enter');
  await expect(pause).not.toHaveAttribute('aria-invalid', 'true');

  await app.getByRole('combobox', { name: /Write down their words/ }).selectOption('gpt-transcribe');
  await app.getByRole('textbox', { name: /Names it should know/ }).fill('Marchetti');
  await app.keyboard.press('Tab');
  await app.getByRole('combobox', { name: 'When they cut in' }).selectOption('patient');
  await expect.poll(() => stored(host).realtime).toMatchObject({ speed: 1.2, turnDetection: { silenceDurationMs: 800 }, transcription: { model: 'gpt-transcribe', prompt: 'Marchetti' }, interruption: 'patient' });
  expect(stored(host).voice).toBe('cedar');

  // What a model does not do is given back to it with the choice of the model.
  await app.getByRole('combobox', { name: /Thinking/ }).selectOption('high');
  await expect.poll(() => stored(host).realtime['reasoning']).toBe('high');
  await app.getByRole('combobox', { name: /^Model/ }).selectOption('gpt-realtime-1.5');
  await expect(app.getByText('gpt-realtime-1.5 does not think before it speaks.')).toBeVisible();
  expect(stored(host).realtime).toMatchObject({ model: 'gpt-realtime-1.5', reasoning: null });

  // A model at its end says so, here and at the link of this page.
  await app.getByRole('combobox', { name: /^Model/ }).selectOption('other');
  await app.getByRole('textbox', { name: 'Id of the model' }).fill('my-model');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('alert').filter({ hasText: 'The model of calls is not known here' })).toBeVisible();
  await expect(app.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: /Voices and sound.*1 to look at/ })).toBeVisible();
});

test('devices, hearing and recording are kept by the core as they were chosen', async ({ app, host }) => {
  await openSettings(app, 'Voices and sound');
  const kept = () => JSON.parse(readFileSync(join(host.home, 'settings.json'), 'utf8')) as Record<string, unknown>;
  await app.getByRole('switch', { name: 'Reduce noise' }).click();
  await expect(app.getByRole('switch', { name: 'Reduce noise' })).not.toBeChecked();
  await app.getByRole('combobox', { name: /Who listens for the end/ }).selectOption('push_to_talk');
  await expect(app.getByText('On the assistant line you hold a button')).toBeVisible();
  await app.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Privacy and records' }).click();
  await app.getByRole('switch', { name: 'Record calls' }).click();
  await app.getByRole('combobox', { name: 'Recordings are kept for' }).selectOption('30 days');
  await expect.poll(kept).toMatchObject({ devices: { cancelEcho: true, reduceNoise: false }, hearing: { turns: 'push_to_talk' }, recording: { mode: 'announce', hideCardNumbers: true, keepDays: 30 } });
});

test('settings change on a call that is on; what it cannot take begins with the next', async ({ app }) => {
  await app.getByRole('button', { name: 'Try the practice line now' }).click();
  const minutes = app.getByRole('log');
  await expect(minutes).toContainText('Harbor and Pine, good evening');
  await app.keyboard.press('Control+,');
  await app.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Voices and sound' }).click();
  await app.getByRole('combobox', { name: /^Model/ }).selectOption('gpt-realtime-2');
  await expect(app.getByRole('status').filter({ hasText: 'A call keeps the model it began with.' })).toBeVisible();
  await app.getByRole('combobox', { name: /They have finished after/ }).selectOption('semantic_vad');
  await expect(app.getByRole('combobox', { name: 'It answers' })).toBeVisible();
  await app.goBack();
  await app.goBack();
  await app.getByRole('link', { name: /Harbor & Pine/ }).first().click();
  await expect(minutes).toContainText('Could you send me a text', { timeout: 60_000 });
});

test('Keys and lines rings a practice person', async ({ app }) => {
  await openSettings(app, 'Keys and lines');
  await app.getByRole('combobox', { name: 'Who answers' }).selectOption({ label: await app.getByRole('option', { name: /Luca Ferrante/ }).innerText() });
  await app.getByRole('button', { name: 'Try it' }).click();
  await expect(app.getByRole('heading', { name: 'Luca Ferrante' })).toBeVisible();
});

test('the owner is told of wrong values in settings.json on the page that they are set on', async ({ startHost, openBrowser }) => {
  const home = mkdtempSync(join(tmpdir(), 'consigliere-e2e-'));
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ firstRunDone: true, realtime: { speed: 9 } }));
  const host = await startHost({ home });
  const page = await (await openBrowser()).newPage();
  await page.goto(host.url);
  await openSettings(page, 'Voices and sound');
  await expect(page.getByRole('alert').filter({ hasText: 'realtime.speed is not a number from 0.25 to 1.5' })).toBeVisible();
});
