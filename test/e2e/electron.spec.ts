import { _electron as electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { findElectron } from '../../scripts/lib/find-electron.mjs';

/*
 * What only a real Electron can prove. Each claim here is also listed in docs/unverified.md as long as it has not been run.
 * No security setting is relaxed for these tests.
 */
const program = findElectron();
test.skip(program === null, 'NOT RUN (no Electron binary)');

let app: ElectronApplication;
let page: Page;
let home: string;

test.beforeAll(async () => {
  if (program === null) return;
  home = mkdtempSync(join(tmpdir(), 'consigliere-electron-'));
  app = await electron.launch({ executablePath: program, args: ['.', '--home', home] });
  page = await app.firstWindow();
});

test.afterAll(async () => {
  if (program === null) return;
  await app.close();
  rmSync(home, { recursive: true, force: true });
});

test('the console runs sandboxed on its own scheme, isolated, with nothing of Node', async () => {
  await expect(page).toHaveURL(/^consigliere:\/\/console\//);
  const facts = await page.evaluate(() => ({ isolated: crossOriginIsolated, secure: isSecureContext, node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis) }));
  expect(facts).toEqual({ isolated: true, secure: true, node: [] });
});

test('the page cannot navigate away or open a window', async () => {
  const windows = app.windows().length;
  await page.evaluate(() => { window.open('https://example.com'); location.href = 'https://example.com'; });
  await expect(page).toHaveURL(/^consigliere:\/\/console\//);
  expect(app.windows()).toHaveLength(windows);
});

test('every permission but the microphone is denied', async () => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'midi', 'clipboard-read'] as const;
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state));
  });
  expect(states.every((state) => state !== 'granted')).toBe(true);
});

test('a worklet loads under the scheme', async () => {
  const file = readdirSync('out/renderer/assets').find((name) => name.startsWith('playback.worklet'));
  const sampleRate = await page.evaluate(async (url) => {
    const context = new AudioContext({ sampleRate: 24_000 });
    await context.audioWorklet.addModule(url);
    await context.close();
    return context.sampleRate;
  }, `/assets/${file}`);
  expect(sampleRate).toBe(24_000);
});

test('the console survives the loss of its renderer', async () => {
  await app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(); });
  await expect.poll(() => app.windows().length).toBeGreaterThan(0);
  page = await app.firstWindow();
  await expect(page.getByRole('navigation').first()).toBeVisible();
});

test('the database key is kept by the system, not in the home', async () => {
  const available = await app.evaluate(({ safeStorage }) => safeStorage.isAsyncEncryptionAvailable());
  test.skip(!available, 'this system offers no key chain');
  expect(existsSync(join(home, 'secrets', 'secrets.key'))).toBe(false);
});
