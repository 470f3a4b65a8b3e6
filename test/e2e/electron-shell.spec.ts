import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { end } from './support/web-host.ts';
import { launchChromium } from './support/fixtures.ts';
import { startShell, type Shell } from './support/electron-harness/start-shell.ts';

/*
 * The desktop app as it is built — out/main/index.js, out/preload, out/renderer — on Node, with a stand-in for Electron and Chromium for its pages.
 * It proves the wiring of the two origins, sessions and contents; what only Electron can show is in electron.spec.ts and docs/unverified.md.
 */
test.describe.configure({ mode: 'serial' });

let browser: Browser;
let home: string;
let shell: Shell;

test.beforeAll(async () => {
  browser = await launchChromium(undefined);
  home = mkdtempSync(join(tmpdir(), 'consigliere-shell-'));
  await start();
});

test.afterAll(async () => {
  await end(shell.child);
  await browser.close();
  rmSync(home, { recursive: true, force: true });
});

async function start(): Promise<void> {
  shell = startShell(browser, home);
  const early = shell.exited.then((code) => { throw new Error(`It ended with ${code ?? 'a signal'} before its window was shown.\n${shell.notes.join('\n')}\n${shell.output()}`); });
  await Promise.race([early, expect.poll(() => shell.notes).toContain('shown: ')]);
  early.catch(() => undefined);
}

/** Past the preload's own list, straight to main: what a page whose process was taken over can send. */
const send = (page: Page, method: string, input: unknown): Promise<{ readonly value?: { readonly ok: boolean; readonly error?: { readonly code: string } } }> => page.evaluate(([name, value]) => {
  const { __ipc, __electron } = window as unknown as { __ipc: (message: object) => Promise<object>; __electron: { doc: string } };
  return __ipc({ kind: 'invoke', doc: __electron.doc, channel: 'consigliere:call', args: [{ v: 1, id: 'x', method: name, input: value }] });
}, [method, input] as const);

test('the console opens on its own origin, isolated, with the headers main gave it, and shows the first run', async () => {
  const page = shell.page('console');
  await expect(page.getByRole('button', { name: 'Try the practice line now' })).toBeVisible();
  expect(await page.evaluate(() => [crossOriginIsolated, isSecureContext, Object.keys((window as unknown as { consigliere: object }).consigliere).sort()])).toEqual([true, true, ['call', 'host', 'onPush', 'openAudio', 'surface']]);

  const headers = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'));
  expect(headers).toContain("frame-src 'none'");
  expect(await page.evaluate(async () => (await fetch('/desk/index.html')).status)).toBe(404);
  expect(shell.strangers).toEqual([]);
});

test('a practice call runs, and listening in brings its sound over the port', async () => {
  const page = shell.page('console');
  await page.getByRole('button', { name: 'Try the practice line now' }).click();
  await expect(page.getByRole('log')).toContainText('Harbor and Pine, good evening');
  expect(shell.notes).toContain('awake: prevent-app-suspension');

  await page.getByRole('button', { name: 'Listen in' }).click();
  await expect(page.getByRole('button', { name: 'Listening' })).toHaveAttribute('aria-pressed', 'true');
  // A second of one voice, PCM16 at 24 kHz.
  await expect.poll(() => shell.laneBytes.toPage).toBeGreaterThan(48_000);
  expect(shell.laneBytes.toMain).toBeGreaterThan(0);
});

test('a console whose process is lost comes back where it was, and the call goes on', async () => {
  const lost = shell.page('console');
  const crashed = lost.waitForEvent('crash');
  // Never answered: the process that would answer is the one that ends.
  void (await lost.context().newCDPSession(lost)).send('Page.crash').catch(() => undefined);
  await crashed;
  await expect.poll(() => shell.has('console')).toBe(true);
  const page = shell.page('console');
  await expect(page.getByRole('log')).toContainText('Harbor and Pine, good evening');
  await expect(page.getByRole('button', { name: 'Hang up' })).toBeVisible();
});

test('the Desk’s view stands where the console shows its place, beside the call and as a dialog', async () => {
  const [console, desk] = [shell.page('console'), shell.page('desk')];
  await expect(desk.getByText('Needs your approval')).toBeVisible({ timeout: 45_000 });
  const standsOn = async (role: 'complementary' | 'alertdialog'): Promise<void> => {
    const frame = console.getByRole(role, { name: role === 'alertdialog' ? /^Needs your approval/ : 'The Desk' });
    await expect(frame).toBeVisible();
    await expect(async () => {
      const box = await frame.boundingBox();
      const { visible, rect } = shell.deskPlace();
      expect(visible).toBe(true);
      for (const side of ['x', 'y', 'width', 'height'] as const) expect(Math.abs((box?.[side] ?? NaN) - rect[side]), side).toBeLessThanOrEqual(1);
    }).toPass({ timeout: 10_000 });
  };
  await standsOn('complementary');
  await console.getByRole('link', { name: 'History', exact: true }).click();
  await standsOn('alertdialog');
  await console.getByRole('button', { name: /^Leave it waiting/ }).click();
  await console.getByRole('navigation').getByText('Harbor & Pine').click();
  await standsOn('complementary');
});

test('only the Desk’s own contents can approve', async () => {
  const [console, desk] = [shell.page('console'), shell.page('desk')];
  await expect(desk.getByText('send_sms')).toBeVisible();

  const made = await send(desk, 'desk.snapshot', {});
  const { id, hash } = openApproval(made.value);
  const approve = { approvalId: id, hash };
  expect((await send(console, 'approval.approve', approve)).value).toMatchObject({ ok: false, error: { code: 'not_allowed_here' } });
  expect((await send(console, 'desk.snapshot', {})).value).toMatchObject({ ok: false, error: { code: 'not_allowed_here' } });
  await expect(console.evaluate(() => (window as unknown as { consigliere: { call(request: object): Promise<unknown> } }).consigliere.call({ v: 1, id: 'x', method: 'approval.approve', input: {} }))).rejects.toThrow('not a method of this surface');

  for (const page of [console, desk]) {
    const fromFrame = await page.evaluate(async (input) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const answer = await (frame.contentWindow as unknown as { __ipc(message: object): Promise<object> }).__ipc({ kind: 'invoke', channel: 'consigliere:call', args: [{ v: 1, id: 'x', method: 'approval.approve', input }] });
      frame.remove();
      return answer;
    }, approve);
    expect(fromFrame).toMatchObject({ value: { ok: false, error: { code: 'wrong_sender' } } });
  }
  await expect(desk.getByText('Needs your approval')).toBeVisible();

  await desk.getByRole('button', { name: /^Approve/ }).click();
  await expect(console.getByRole('log')).toContainText('I have sent you the text');
});

test('a second start with the same home hands over to the first and ends', async () => {
  const second = startShell(browser, home);
  expect(await second.exited).toBe(0);
  expect(second.notes).toEqual([]);
  await expect.poll(() => shell.notes).toContain('second-instance: ');
  expect(shell.notes.filter((note) => note === 'shown: ').length).toBeGreaterThan(1);
});

test('closing the window saves and ends the process with nothing left open', async () => {
  shell.closeWindow();
  expect(await shell.exited).toBe(0);
  expect(shell.notes.filter((note) => /^(error box|harness)/.test(note))).toEqual([]);
  expect(shell.notes).toContain('asleep: ');
  expect([existsSync(join(home, 'running.json')), existsSync(join(home, 'electron', 'instance'))]).toEqual([false, false]);
});

test('the key went to the key chain, and opens the history again', async () => {
  expect(existsSync(join(home, 'secrets', 'secrets.json'))).toBe(false);
  expect(Object.keys((JSON.parse(readFileSync(join(home, 'secrets', 'keychain.json'), 'utf8')) as { values: object }).values).length).toBeGreaterThan(0);
  await start();
  const page = shell.page('console');
  await page.getByRole('link', { name: 'History', exact: true }).click();
  await page.getByRole('searchbox').fill('evening');
  await expect(page.getByText(/1 call mentions/)).toBeVisible();
});

test('closing the window in the middle of a call ends the call in order', async () => {
  const page = shell.page('console');
  await page.getByRole('link', { name: 'New call' }).click();
  await page.getByRole('combobox', { name: /who to call/i }).fill('Harbor');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Call Harbor & Pine' }).click();
  await expect(page.getByRole('log')).toContainText('Harbor and Pine, good evening');
  shell.closeWindow();
  expect(await shell.exited).toBe(0);
  expect(shell.notes.at(-1)).toBe('asleep: ');

  await start();
  await shell.page('console').getByRole('link', { name: 'History', exact: true }).click();
  await expect(shell.page('console').getByRole('main')).toContainText('Consigliere was closed.');
});

function openApproval(snapshot: unknown): { readonly id: string; readonly hash: string } {
  const found = (snapshot as { readonly value: { readonly state: { readonly approvals: readonly { readonly id: string; readonly hash: string }[] } } }).value.state.approvals[0];
  if (found === undefined) throw new Error('nothing waits for approval');
  return found;
}
