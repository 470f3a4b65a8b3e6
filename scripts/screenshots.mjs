/*
 * `npm run screenshots [-- --only 02-live-call,05-history]`: the pictures in docs/pictures, taken from the running app:
 * the web host from the production bundle in an empty home, a real Chromium, and calls on the practice line.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { chromium, expect as expectNow } from '@playwright/test';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { findChromium } from './lib/find-chromium.mjs';
import { giveUp, say } from './lib/say.mjs';
import { node24 } from './lib/node24.mjs';
import { root } from './lib/root.mjs';
import { shrinkPng } from './lib/shrink-png.mjs';

const outArg = process.argv.indexOf('--out');
const pictures = outArg > 0 ? process.argv[outArg + 1] : join(root, 'docs', 'pictures');
const onlyArg = process.argv.indexOf('--only');
const only = onlyArg > 0 ? process.argv[onlyArg + 1].split(',') : null;
const expect = expectNow.configure({ timeout: 60_000 });

await ensureBuilt();
const executablePath = await findChromium(node24());
if (executablePath === null) giveUp('There is no Chromium here, so no pictures can be taken. Install one, or name it in CHROMIUM_PATH.');
mkdirSync(pictures, { recursive: true });
const home = mkdtempSync(join(tmpdir(), 'consigliere-pictures-'));
const { url, stop } = await startHost();
// The scale and the size are the browser's own: emulated ones reach the page but not the Desk's frame, which then is drawn coarse.
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--force-device-scale-factor=2', '--window-size=1240,907', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'] });
try {
  const context = await browser.newContext({ viewport: null, colorScheme: 'light', locale: 'en-US' });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') say(`page: ${message.text()}`); });
  page.on('response', (response) => { if (response.status() >= 400) say(`page: ${response.status()} ${response.url()}`); });
  await page.goto(url);
  await walk(page);
} finally {
  await browser.close();
  await stop();
  rmSync(home, { recursive: true, force: true });
}

async function walk(page) {
  const desk = page.frameLocator('iframe');
  const minutes = page.getByRole('log');
  const main = page.getByRole('main');
  const button = (name) => page.getByRole('button', { name });
  const go = (name) => page.getByRole('link', { name }).click();
  const dial = page.getByRole('combobox', { name: /who to call/i });

  await button('Continue').waitFor();
  const size = await page.evaluate(() => `${window.innerWidth} × ${window.innerHeight}`);
  if (size !== '1240 × 820') say(`The pictures are ${size}, not 1240 × 820: this Chromium has other window edges.`);
  await button('Start the check').click();
  await page.getByText('Hearing you').waitFor();
  await button('Play a tone').click();
  await page.getByText('Did you hear three notes?').waitFor();
  await take(page, '09a-first-run');
  await button('Continue').click();
  await page.getByLabel('Your name').fill('Elena Marchetti');
  await page.getByLabel('Phones').fill('+1 415 555 0110');
  await page.getByLabel('Email').focus();
  await take(page, '09b-first-run-you');
  await button('Continue').click();
  await button('Finish').waitFor();
  await take(page, '09c-first-run-keys');
  await button('Finish').click();
  await dial.waitFor();
  await take(page, '11d-empty');

  await dial.fill('stranger');
  await page.getByRole('option').first().click();
  await expect(minutes).toContainText('AI assistant');
  await go('New call');
  await dial.fill('Harbor');
  await page.getByRole('option').first().click();
  await button(/^Call Harbor/).click();
  await desk.getByText('send_sms').waitFor();
  await page.waitForTimeout(1_000); // Approve arms
  await desk.getByRole('button', { name: /^Approve/ }).click();
  await expect(main).toContainText('Open in History');
  await button('Put away').click();
  await expect(page.getByRole('navigation')).not.toContainText('On now');

  await go('New call');
  await dial.fill('Call Luca and move dinner to 8');
  await button('Call Luca').waitFor();
  await take(page, '01-home');
  await dial.fill('Luca');
  await page.getByRole('option').first().click();
  await button('Call Luca').click();
  await desk.getByText('send_sms').waitFor();
  await button('Listen in').click();
  await expect(minutes).toContainText('Sure, I am not in a hurry');
  await page.waitForTimeout(2_000);
  await take(page, '02-live-call');

  await go('History');
  await page.getByRole('alertdialog').waitFor();
  await take(page, '03b-approval-modal');
  await desk.getByRole('button', { name: /reason/i }).click();
  await desk.getByRole('button', { name: 'Not now' }).click();
  await desk.getByRole('textbox').fill('I will ring him from the car');
  await take(page, '03b-approval-modal-deny');
  await desk.getByRole('button', { name: /^Back/ }).click();
  await page.waitForTimeout(1_000); // Approve arms
  await desk.getByRole('button', { name: /^Approve/ }).click();
  await page.getByRole('navigation').getByText('Luca Ferrante').click();
  await expect(main).toContainText('Open in History');
  await page.getByRole('link', { name: 'Open in History' }).click();
  await page.getByRole('table').waitFor();
  await page.getByRole('searchbox').fill('corner table');
  await expect(page.getByText(/calls? mentions?/)).toBeVisible();
  await expect(main.locator('mark').first()).toBeVisible();
  await take(page, '05-history');
}

async function take(page, name) {
  if (only !== null && !only.includes(name)) return;
  await page.mouse.move(0, 0);
  for (const theme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForTimeout(350); // transitions of at most 320 ms
    writeFileSync(join(pictures, `${name}-${theme}.png`), shrinkPng(await page.screenshot()));
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

async function startHost() {
  const child = spawn(node24(), ['out/main/web.js', '--no-open', '--home', home], { cwd: root, env: { PATH: process.env.PATH, HOME: home }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.once('exit', done));
  const found = await new Promise((done) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const ready = /ready: (http\S+)/.exec(output)?.[1];
      if (ready !== undefined) done(ready);
    });
    void ended.then((code) => giveUp(`The web host ended with ${code} before it was ready.\n${output}`));
  });
  return { url: found, stop: async () => { child.removeAllListeners('exit'); child.once('exit', () => {}); const gone = new Promise((done) => child.once('exit', done)); child.kill('SIGTERM'); await gone; } };
}
