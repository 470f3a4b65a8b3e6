import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { tmpdir } from 'node:os';
import { expect, test } from './support/fixtures.ts';
import { startWebHost } from './support/web-host.ts';

test('a malformed environment is named and the app opens all the same', async ({ startHost, openBrowser }) => {
  const home = mkdtempSync(join(tmpdir(), 'consigliere-e2e-'));
  writeFileSync(join(home, '.env'), 'OPENAI_REALTIME_API_URL=ws://example.com/realtime\nthis is no setting\nGODFATHER_PHONE_NUMBERS=12\n');
  const host = await startHost({ home });
  const page = await (await openBrowser()).newPage();
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Skip setup' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  const main = page.getByRole('main');
  await expect(main).toContainText('OPENAI_REALTIME_API_URL');
  await expect(main).toContainText('GODFATHER_PHONE_NUMBERS');
  await expect(main).toContainText('line 2');
});

test('a bad number says why, under the field', async ({ app }) => {
  await app.getByRole('button', { name: 'Skip setup' }).click();
  const dial = app.getByRole('combobox', { name: /who to call/i });
  await dial.fill('+44 20 79');
  await expect(app.getByRole('alert').filter({ hasText: 'Too short for a number. Add the rest.' })).toBeVisible();
});

test('when the page is lost in a call, the call goes on and a new page has all of it', async ({ host, openBrowser }) => {
  const context = await (await openBrowser()).newContext();
  const page = await context.newPage();
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Try the practice line now' }).click();
  await expect(page.getByRole('log')).toContainText('Harbor and Pine, good evening');
  const address = page.url();
  const crashed = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByRole('log')).toContainText('Harbor and Pine, good evening');
  await expect(again.getByRole('log')).toContainText('Could you send me a text to confirm the time?', { timeout: 45_000 });
  await expect(again.frameLocator('iframe').getByText('Needs your approval')).toBeVisible({ timeout: 30_000 });
});

test('a home that another Consigliere holds: words, and the first one is untouched', async ({ host, app }) => {
  const second = spawn(process.execPath, [resolve('out/main/web.js'), '--no-open', '--home', host.home], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  second.stdout.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  second.stderr.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  const code = await new Promise((done) => second.once('close', done));
  expect(code).toBe(1);
  expect(said).toContain('already');
  expect(said).toContain('--home');
  await expect(app.getByRole('button', { name: 'Try the practice line now' })).toBeVisible();
});

test('a practice port that is taken: the line says so and the app opens', async ({ startHost, openBrowser }) => {
  const holder = createServer();
  await new Promise<void>((done) => holder.listen(0, '127.0.0.1', done));
  const address = holder.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const host = await startHost({ env: { PRACTICE_PORT: String(address.port) } });
  const page = await (await openBrowser()).newPage();
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Skip setup' }).click();
  await expect(page.getByText('The practice line is not working')).toBeVisible();
  await expect(page.getByText(`Port ${address.port} on this computer is taken`, { exact: false }).first()).toBeVisible();
  await new Promise((done) => holder.close(done));
});

test('a web port that is taken: words and the end, not a stack', async () => {
  const holder = createServer();
  await new Promise<void>((done) => holder.listen(0, '127.0.0.1', done));
  const address = holder.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const home = mkdtempSync(join(tmpdir(), 'consigliere-e2e-'));
  await expect(startWebHost({ home, args: ['--port', String(address.port)] })).rejects.toThrow(/--port/);
  rmSync(home, { recursive: true, force: true });
  await new Promise((done) => holder.close(done));
});

test('kill -9 in a call: the next start has the call, its words, and says that it was cut off', async ({ startHost, openBrowser }) => {
  const first = await startHost();
  const browser = await openBrowser();
  let page = await browser.newPage();
  await page.goto(first.url);
  await page.getByRole('button', { name: 'Try the practice line now' }).click();
  await expect(page.getByRole('log')).toContainText('Harbor and Pine, good evening');
  await expect(page.getByRole('log')).toContainText('AI assistant');
  await expect(page.getByRole('log')).toContainText('Could you send me a text', { timeout: 45_000 });
  const gone = new Promise((done) => first.child.once('exit', done));
  first.child.kill('SIGKILL');
  await gone;
  await page.close();

  const second = await startHost({ home: first.home });
  page = await browser.newPage();
  await page.goto(second.url);
  await page.getByRole('link', { name: 'History', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('good evening');
  await expect(page.getByRole('main')).toContainText(/cut off|interrupted/i);
});
